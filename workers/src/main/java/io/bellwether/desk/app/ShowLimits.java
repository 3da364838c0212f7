package io.bellwether.desk.app;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Suggestion;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reads the limits of a desk or a segment. */
@Service
public class ShowLimits {
    private final Desks desks;
    private final LimitBook book;

    ShowLimits(Desks desks, LimitBook book) {
        this.desks = desks;
        this.book = book;
    }

    /**
     * Reads what is in force.
     *
     * @throws PermanentFault when there is no such desk or segment
     */
    public LimitsOf run(DeskId desk, Optional<String> segment) {
        RiskLimits ofDesk = desks.get(desk).settings().limits();
        if (segment.isEmpty()) {
            return new LimitsOf(ofDesk, book.ofDesk(desk));
        }
        Map<LimitKey, BigDecimal> own = book.ofSegment(desk, segment.get())
                .orElseThrow(() -> new PermanentFault("desk %s has no segment '%s'; known: %s%s"
                        .formatted(
                                desk,
                                segment.get(),
                                book.segments(desk),
                                Suggestion.didYouMean(segment.get(), book.segments(desk)))));
        return new LimitsOf(ofDesk.tightenedBy(own), own);
    }
}
