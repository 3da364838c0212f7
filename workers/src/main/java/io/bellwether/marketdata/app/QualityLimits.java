package io.bellwether.marketdata.app;

import java.math.BigDecimal;

/**
 * When market data is good enough to decide on.
 *
 * @param minimumShare least part of the instruments with a fresh price and the last session's bar [fraction, 0..1]
 */
public record QualityLimits(BigDecimal minimumShare) {
    public QualityLimits {
        if (minimumShare.signum() <= 0 || minimumShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "bellwether.market-data.minimum-share must be > 0 and <= 1, was " + minimumShare.toPlainString());
        }
    }
}
