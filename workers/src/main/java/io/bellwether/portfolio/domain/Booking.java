package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import java.util.List;
import java.util.Optional;

/**
 * What one fill does to a book.
 *
 * @param after the book with the fill
 * @param entries cash movements: the trade and, unless it is zero, the fee
 * @param opened the lot a buy opens
 * @param closings the lots a sell closes, in the order they were taken
 */
public record Booking(Book after, List<CashEntry> entries, Optional<Lot> opened, List<LotClosing> closings) {
    public Booking {
        entries = List.copyOf(entries);
        closings = List.copyOf(closings);
    }

    /** Profit or loss of the closings before fees. */
    public Money realised() {
        return closings.stream().map(LotClosing::realised).reduce(Money.ZERO, Money::plus);
    }
}
