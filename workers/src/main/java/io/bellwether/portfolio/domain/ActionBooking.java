package io.bellwether.portfolio.domain;

import java.util.List;

/**
 * What one corporate action does to a book.
 *
 * @param after the book with the action
 * @param action the row that says so
 * @param entries cash movements, at most one
 * @param adjustments old lots and what goes on of them
 * @param opened the lots that go on
 * @param closings shares paid out or written off
 */
public record ActionBooking(
        Book after,
        BookedAction action,
        List<CashEntry> entries,
        List<LotAdjustment> adjustments,
        List<Lot> opened,
        List<LotClosing> closings) {
    public ActionBooking {
        entries = List.copyOf(entries);
        adjustments = List.copyOf(adjustments);
        opened = List.copyOf(opened);
        closings = List.copyOf(closings);
    }
}
