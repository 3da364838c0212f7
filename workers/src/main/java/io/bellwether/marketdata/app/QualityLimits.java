package io.bellwether.marketdata.app;

import java.math.BigDecimal;

/**
 * When market data is good enough to decide on.
 *
 * @param minimumShare least part of the instruments whose data must be usable [fraction, 0..1]
 * @param buyWithCaution whether a desk buys a symbol whose data calls for caution
 * @param sourcesApart closes of two sources further apart than this make a symbol suspect [fraction of the other, 0..1]
 * @param secondOpinions most requests to further sources before a session, to compare closes; 0 for none
 */
public record QualityLimits(
        BigDecimal minimumShare, boolean buyWithCaution, BigDecimal sourcesApart, int secondOpinions) {
    private static final int MOST = 10_000;

    public QualityLimits {
        if (minimumShare.signum() <= 0 || minimumShare.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "bellwether.market-data.minimum-share must be > 0 and <= 1, was " + minimumShare.toPlainString());
        }
        if (sourcesApart.signum() <= 0 || sourcesApart.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(
                    "bellwether.market-data.sources-apart must be > 0 and < 1, was " + sourcesApart.toPlainString());
        }
        if (secondOpinions < 0 || secondOpinions > MOST) {
            throw new IllegalArgumentException("bellwether.market-data.second-opinions must be from 0 to %d, was %d"
                    .formatted(MOST, secondOpinions));
        }
    }
}
