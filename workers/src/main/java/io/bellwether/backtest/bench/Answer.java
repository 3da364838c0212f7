package io.bellwether.backtest.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a work comes to.
 *
 * @param roundTrips trades that are over, over all runs
 * @param pnl what they gained, exit less entry on one share each [USD], to the four decimals that the prices have
 */
record Answer(long roundTrips, BigDecimal pnl) {
    private static final int DECIMALS = 4;

    static Answer of(long roundTrips, double pnl) {
        return new Answer(roundTrips, new BigDecimal(pnl).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
