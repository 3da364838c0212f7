package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Price;
import java.time.LocalDate;

/**
 * One regular session of one symbol, prices as traded on that day.
 *
 * @param date the session
 * @param open first price
 * @param high highest price, at least open, low and close
 * @param low lowest price, at most open, high and close
 * @param close last price
 * @param volume [shares], 0 when nothing traded
 */
public record Bar(LocalDate date, Price open, Price high, Price low, Price close, long volume) {
    public Bar {
        boolean highOk = high.compareTo(open) >= 0 && high.compareTo(close) >= 0 && high.compareTo(low) >= 0;
        boolean lowOk = low.compareTo(open) <= 0 && low.compareTo(close) <= 0;
        if (!highOk || !lowOk) {
            throw new IllegalArgumentException(
                    "bar of %s: high must be the highest and low the lowest of open %s, high %s, low %s, close %s"
                            .formatted(date, open, high, low, close));
        }
        if (volume < 0) {
            throw new IllegalArgumentException("bar of %s: volume must be >= 0, was %d".formatted(date, volume));
        }
    }
}
