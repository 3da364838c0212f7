package io.bellwether.execution.domain.fills;

import io.bellwether.kernel.Price;

/** Whether an order trades, and at what price. How many shares it gets is {@link FillRules#shares}. */
public sealed interface Match {
    /** The market did not reach the order. */
    record NoTrade() implements Match {}

    /**
     * The order trades; a STOP that trades is triggered, even when there are no shares to be had.
     *
     * @param price [USD per share] with what the order concedes
     * @param from [USD per share] the market's
     */
    record Trade(Price price, Price from) implements Match {
        /** At a price that concedes nothing. */
        static Trade at(Price price) {
            return new Trade(price, price);
        }
    }

    Match NONE = new NoTrade();
}
