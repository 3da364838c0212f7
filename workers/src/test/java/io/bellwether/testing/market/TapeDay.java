package io.bellwether.testing.market;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One day of a company as traded; its numbers may be wrong, as a vendor's may.
 *
 * @param volume [shares]
 */
public record TapeDay(LocalDate date, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long volume) {
    /** As the desk keeps it. */
    public Bar bar() {
        return new Bar(date, new Price(open), new Price(high), new Price(low), new Price(close), volume);
    }

    /** Whether it can be a bar. */
    boolean possible() {
        return low.signum() > 0
                && low.compareTo(open.min(close)) <= 0
                && high.compareTo(open.max(close)) >= 0
                && volume >= 0;
    }
}
