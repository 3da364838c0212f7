package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shares that leave a book: by a sale, or paid out in a corporate action.
 *
 * @param id of the fill or the action
 * @param symbol what leaves
 * @param on session it happens in
 * @param quantity [shares] not more than the lots hold
 * @param price [USD per share]; empty when nothing is paid
 * @param proceeds [USD] for all of them
 */
record LotSale(String id, Symbol symbol, LocalDate on, Quantity quantity, Optional<Price> price, Money proceeds) {
    /**
     * @param lots the lots afterwards, also those that are closed now
     * @param closings which shares of which lots left
     */
    record Result(List<Lot> lots, List<LotClosing> closings) {}

    /** Takes the shares from the lots in the given order; lots of other symbols stay. */
    Result from(List<Lot> inOrder) {
        List<Lot> lots = new ArrayList<>();
        List<LotClosing> closings = new ArrayList<>();
        Quantity gone = Quantity.ZERO;
        for (Lot lot : inOrder) {
            Quantity take = lot.symbol().equals(symbol) ? lot.openQuantity().min(quantity.minus(gone)) : Quantity.ZERO;
            if (take.isZero()) {
                lots.add(lot);
                continue;
            }
            closings.add(new LotClosing(
                    lot.id(),
                    symbol,
                    id,
                    on,
                    take,
                    price,
                    Apportionment.part(proceeds, gone, take, quantity),
                    lot.costOfNext(take)));
            lots.add(lot.withClosed(take));
            gone = gone.plus(take);
        }
        return new Result(lots, closings);
    }
}
