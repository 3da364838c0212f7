package io.bellwether.desk.app;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Checks that a desk's limits and those of its segments can hold together, before anything trades by them. */
@Service
public class CheckLimits {
    private final LimitBook book;

    CheckLimits(LimitBook book) {
        this.book = book;
    }

    /**
     * Checks the settings of a desk with the limits that were changed since.
     *
     * @throws IllegalArgumentException with one sentence when a band would be empty
     */
    public void run(DeskId desk, RiskLimits ofSettings) {
        check(desk, ofSettings, book.ofDesk(desk));
    }

    void check(DeskId desk, RiskLimits ofSettings, Map<LimitKey, BigDecimal> changed) {
        RiskLimits next = ofSettings.with(changed);
        for (String name : book.segments(desk)) {
            try {
                book.ofSegment(desk, name).ifPresent(next::tightenedBy);
            } catch (IllegalArgumentException contradiction) {
                throw new IllegalArgumentException(
                        "with the limits of segment %s: %s".formatted(name, contradiction.getMessage()), contradiction);
            }
        }
    }
}
