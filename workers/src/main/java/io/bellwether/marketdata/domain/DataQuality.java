package io.bellwether.marketdata.domain;

import java.math.BigDecimal;

/**
 * How much of a market may be traded on at a session.
 *
 * @param expected tradable instruments that traded lately
 * @param usable how many of them have data that may be traded on, see {@link DataVerdict#hasUsableData}
 * @param benchmarkFresh whether the benchmark has a price of this session and the bar of the session before; true
 *     when there is no benchmark
 */
public record DataQuality(int expected, int usable, boolean benchmarkFresh) {
    public DataQuality {
        if (usable < 0 || usable > expected) {
            throw new IllegalArgumentException(
                    "usable instruments must be from 0 to %d, was %d".formatted(expected, usable));
        }
    }

    /**
     * Whether a desk may decide on it.
     *
     * @param minimumShare least part of the instruments that must be usable [fraction, 0..1]
     */
    public boolean isEnough(BigDecimal minimumShare) {
        BigDecimal needed = minimumShare.multiply(BigDecimal.valueOf(expected));
        return expected > 0 && benchmarkFresh && BigDecimal.valueOf(usable).compareTo(needed) >= 0;
    }
}
