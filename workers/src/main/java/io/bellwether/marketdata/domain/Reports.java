package io.bellwether.marketdata.domain;

import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * A company's reports around a moment.
 *
 * @param last the newest one given, of those looked at
 * @param next the first one still to come, if it is announced
 */
public record Reports(Optional<Earnings> last, Optional<Earnings> next) {
    private static final Comparator<Earnings> BY_DAY =
            Comparator.comparing(Earnings::date).thenComparing(Earnings::timing).thenComparing(Earnings::reference);

    /** What the reports of one company are at the moment; each stands for itself once. */
    public static Reports at(Instant asOf, Collection<Earnings> reports) {
        return new Reports(
                reports.stream().filter(report -> !report.isAheadAt(asOf)).max(BY_DAY),
                reports.stream().filter(report -> report.isAheadAt(asOf)).min(BY_DAY));
    }
}
