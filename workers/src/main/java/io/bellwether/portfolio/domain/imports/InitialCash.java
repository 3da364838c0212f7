package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import java.util.Comparator;
import java.util.Optional;

/** The cash a record must have started from. */
public final class InitialCash {
    private InitialCash() {}

    /** Cash of the first day with sums, without what its trades up to then moved; empty when no day has sums. */
    public static Optional<Money> of(SourceRecord record) {
        return record.days().stream()
                .filter(day -> day.total().isPresent())
                .min(Comparator.comparing(SourceDay::date))
                .map(first -> record.trades().stream()
                        .filter(trade -> !trade.date().isAfter(first.date()))
                        .map(SourceTrade::cashOut)
                        .reduce(Money.rounded(first.total().orElseThrow().cash()), Money::plus));
    }
}
