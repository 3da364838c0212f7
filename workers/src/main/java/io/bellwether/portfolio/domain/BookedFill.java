package io.bellwether.portfolio.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;

/**
 * A fill that is in a desk's books.
 *
 * @param desk whose books
 * @param fill what was booked
 */
public record BookedFill(DeskId desk, Fill fill) {
    /**
     * Passes when a fill of the same id repeats this one. The same id with other numbers is no repeat but a broker or a
     * bug that must be looked at.
     *
     * @throws PermanentFault when it says something else
     */
    public void requireRepeat(DeskId ofDesk, Fill again) {
        boolean same = desk.equals(ofDesk)
                && fill.orderId().equals(again.orderId())
                && fill.symbol().equals(again.symbol())
                && fill.side() == again.side()
                && fill.quantity().equals(again.quantity())
                && fill.price().equals(again.price())
                && fill.fee().equals(again.fee());
        if (!same) {
            throw new PermanentFault(
                    "fill %s is booked as %s %s %s at %s, fee %s for desk %s, and came again as %s %s %s at %s, fee %s for desk %s"
                            .formatted(
                                    fill.id(),
                                    fill.side(),
                                    fill.quantity(),
                                    fill.symbol(),
                                    fill.price(),
                                    fill.fee(),
                                    desk,
                                    again.side(),
                                    again.quantity(),
                                    again.symbol(),
                                    again.price(),
                                    again.fee(),
                                    ofDesk));
        }
    }
}
