package io.bellwether.desk.app;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Limits that were changed while a desk runs, and the own limits of its segments, with who changed what. */
public interface LimitBook {
    /** Limits of the desk that were changed; they win over its settings. */
    Map<LimitKey, BigDecimal> ofDesk(DeskId desk);

    /** Own limits of the segment; empty when there is no such segment. */
    Optional<Map<LimitKey, BigDecimal>> ofSegment(DeskId desk, String segment);

    /** Ids of the desk's segments. */
    List<String> segments(DeskId desk);

    /** Replaces the changed limits of the desk, or the own limits of the segment, and writes down who did and why. */
    void save(DeskId desk, Optional<String> segment, Map<LimitKey, BigDecimal> limits, Change change);

    /** Limits of the desk's settings, before any change. */
    RiskLimits ofSettings(DeskId desk);

    /**
     * Own limits of the segment that a symbol was in on the trading date; symbols of segments without own limits are
     * absent. The limits are those of now.
     */
    Map<Symbol, SegmentLimits> bySymbol(DeskId desk, LocalDate day);

    /**
     * A change, for the audit.
     *
     * @param by who
     * @param reason why
     * @param before values before, of what changes
     * @param after values after
     */
    record Change(String by, String reason, Map<LimitKey, BigDecimal> before, Map<LimitKey, BigDecimal> after) {}
}
