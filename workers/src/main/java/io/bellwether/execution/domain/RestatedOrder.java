package io.bellwether.execution.domain;

import io.bellwether.kernel.Quantity;
import io.bellwether.marketdata.domain.CorporateAction;
import java.math.RoundingMode;

/** What a split makes of an order; the desk and the paper broker come to the same. */
public final class RestatedOrder {
    private RestatedOrder() {}

    /** Shares of the order after the split; whole ones unless fractions are traded, so it may be none. */
    public static Quantity quantity(CorporateAction.Split split, Quantity ordered, boolean fractional) {
        Quantity exact = split.restate(ordered);
        return fractional ? exact : new Quantity(exact.value().setScale(0, RoundingMode.DOWN));
    }
}
