package io.bellwether.marketdata.domain;

import java.math.BigDecimal;

/**
 * How complete a market is at a session.
 *
 * @param expected tradable instruments that traded lately
 * @param fresh how many of them have a price of this session and a bar of the session before
 * @param benchmarkFresh whether the benchmark has both; true when there is no benchmark
 */
public record DataQuality(int expected, int fresh, boolean benchmarkFresh) {
    public DataQuality {
        if (fresh < 0 || fresh > expected) {
            throw new IllegalArgumentException(
                    "fresh instruments must be from 0 to %d, was %d".formatted(expected, fresh));
        }
    }

    /**
     * Whether a desk may decide on it.
     *
     * @param minimumShare least part of the instruments that must be fresh [fraction, 0..1]
     */
    public boolean usable(BigDecimal minimumShare) {
        BigDecimal needed = minimumShare.multiply(BigDecimal.valueOf(expected));
        return expected > 0 && benchmarkFresh && BigDecimal.valueOf(fresh).compareTo(needed) >= 0;
    }
}
