package io.bellwether.rebalance.domain;

import io.bellwether.kernel.Price;
import io.bellwether.rebalance.domain.RebalanceInput.HeldLot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which lots a sell takes. Without tax in mind first in, first out; with it long-term lots before short-term ones, the
 * dearest first, short-term gains not at all, and losses not while the wash-sale window is open.
 *
 * @param lots ids in the order they are sold
 * @param shares [shares] that may be sold
 */
record LotChoice(List<String> lots, BigDecimal shares) {

    static LotChoice of(List<HeldLot> open, BigDecimal wanted, Price price, boolean taxAware, boolean washWindow) {
        List<HeldLot> order = new ArrayList<>(open);
        if (taxAware) {
            order.removeIf(lot -> taxed(lot, price, washWindow));
            order.sort(Comparator.comparing((HeldLot lot) -> !lot.longTerm())
                    .thenComparing(HeldLot::cost, Comparator.reverseOrder()));
        }
        List<String> ids = new ArrayList<>();
        BigDecimal left = wanted;
        for (HeldLot lot : order) {
            if (left.signum() > 0) {
                ids.add(lot.id());
                left = left.subtract(lot.quantity().value().min(left));
            }
        }
        return new LotChoice(ids, wanted.subtract(left));
    }

    private static boolean taxed(HeldLot lot, Price price, boolean washWindow) {
        int gain = price.compareTo(lot.cost());
        return (gain > 0 && !lot.longTerm()) || (gain < 0 && washWindow);
    }
}
