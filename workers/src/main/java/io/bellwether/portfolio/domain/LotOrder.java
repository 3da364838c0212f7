package io.bellwether.portfolio.domain;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Price;
import java.time.LocalDate;
import java.util.Comparator;

/** The order in which a sale takes lots. Every order is total, so that every run closes the same lots. */
final class LotOrder {
    private LotOrder() {}

    /**
     * @param soldOn session of the sale
     * @param price [USD per share] of the sale
     */
    static Comparator<Lot> of(LotMethod method, LocalDate soldOn, Price price) {
        return switch (method) {
            case FIFO -> Lot.FIFO;
            case LIFO -> Lot.FIFO.reversed();
            case HIFO -> dearestFirst();
            case SPECIFIC ->
                Comparator.comparingInt((Lot lot) -> taxClass(lot, soldOn, price))
                        .thenComparing(dearestFirst());
        };
    }

    private static Comparator<Lot> dearestFirst() {
        return Comparator.comparing(Lot::price).reversed().thenComparing(Lot.FIFO);
    }

    /** 0 short-term loss, 1 long-term loss, 2 long-term gain, 3 short-term gain: what taxes least comes first. */
    private static int taxClass(Lot lot, LocalDate soldOn, Price price) {
        boolean longTerm = HoldingTerm.of(lot.openedOn(), soldOn) == HoldingTerm.LONG;
        if (price.compareTo(lot.price()) < 0) {
            return longTerm ? 1 : 0;
        }
        return longTerm ? 2 : 3;
    }
}
