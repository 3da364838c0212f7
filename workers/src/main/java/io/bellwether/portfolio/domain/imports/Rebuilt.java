package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Money;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.CashEntry;
import java.util.List;

/**
 * A record turned into bookings.
 *
 * @param steps what to enter, in order
 * @param quotes every price the source names, a moment and symbol at most once
 * @param findings everything that does not add up, by file and line
 * @param book what the books hold at the end
 */
public record Rebuilt(List<Step> steps, List<LastPrice> quotes, List<Finding> findings, Book book) {
    public Rebuilt {
        steps = List.copyOf(steps);
        quotes = List.copyOf(quotes);
        findings = List.copyOf(findings);
    }

    /** Cash that the trades do not explain, in order. */
    public List<CashEntry> unexplained() {
        return steps.stream()
                .filter(Step.Unexplained.class::isInstance)
                .map(step -> ((Step.Unexplained) step).entry())
                .toList();
    }

    /** Whether the source names closes; otherwise all it tells of a price is what was traded at it. */
    public boolean hasCloses() {
        return quotes.stream().anyMatch(quote -> quote.kind() == LastPrice.Kind.CLOSE);
    }

    /** The trades to be booked. */
    public List<Step.Trade> trades() {
        return steps.stream()
                .filter(Step.Trade.class::isInstance)
                .map(Step.Trade.class::cast)
                .toList();
    }

    /** Of a record without rows. */
    public static Rebuilt nothing() {
        return new Rebuilt(List.of(), List.of(), List.of(), Book.holding(Money.ZERO));
    }

    /** Whether there is nothing to enter. */
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}
