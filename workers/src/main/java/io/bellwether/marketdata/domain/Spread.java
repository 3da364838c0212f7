package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The best bid and the best offer of a moment.
 *
 * @param bid what the best buyer pays, at most {@code ask}
 * @param ask what the best seller wants
 */
public record Spread(Price bid, Price ask) {
    public Spread {
        if (bid.compareTo(ask) > 0) {
            throw new IllegalArgumentException("the bid %s is above the ask %s".formatted(bid, ask));
        }
    }

    /** The middle, rounded half up to 6 decimals. */
    public Price middle() {
        return Price.rounded(
                bid.value().add(ask.value()).divide(BigDecimal.TWO, Price.MAX_SCALE, RoundingMode.HALF_UP),
                Price.MAX_SCALE);
    }

    /** From the bid to the ask, as part of the middle [fraction], rounded half up to 6 decimals. */
    public BigDecimal width() {
        return ask.value().subtract(bid.value()).divide(middle().value(), 6, RoundingMode.HALF_UP);
    }
}
