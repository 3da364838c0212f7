package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.CorporateAction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /**
     * A position that the action left or made, with its lots and without its stop.
     *
     * @param position what is held
     * @param prices what becomes of the stop and the last price that the old shares had
     * @param same whether it is the old position, which takes them as they come; a position that was held under the new
     *     symbol already keeps its stop where that is higher
     */
    public record Left(Position position, UnaryOperator<Price> prices, boolean same) {}

    /** Whether the position in the old shares ends, also where a new one under its symbol begins at once. */
    public boolean endsOldPosition() {
        return isRenaming() || after.position(action.symbol()).isEmpty();
    }

    /**
     * The positions to write once the old one is ended, in this order.
     *
     * @param booked the action itself
     */
    public List<Left> left(CorporateAction booked) {
        UnaryOperator<Price> restated = booked instanceof CorporateAction.Split split ? split::restate : price -> price;
        List<Left> left = new ArrayList<>();
        after.position(action.newSymbol()).ifPresent(next -> left.add(new Left(next, restated, !isRenaming())));
        // A position that was bought in parts before and after a change of its symbol keeps the later part.
        if (isRenaming()) {
            after.position(action.symbol()).ifPresent(old -> left.add(new Left(old, price -> price, true)));
        }
        return left;
    }

    private boolean isRenaming() {
        return !action.symbol().equals(action.newSymbol());
    }
}
