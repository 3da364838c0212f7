package io.bellwether.research.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;

/**
 * Indicators of one symbol from its finished bars known at a moment; a symbol with fewer than {@link #MIN_BARS} bars
 * has none.
 *
 * @param symbol the symbol
 * @param lastBar session of the last finished bar
 * @param close its close
 * @param sma10 mean of the last 10 closes
 * @param sma20 mean of the last 20 closes
 * @param sma50 mean of the last 50 closes
 * @param rsi14 Wilder's relative strength index, 0 to 100
 * @param atr14 Wilder's average true range over 14 bars [USD per share]
 * @param momentum20 change of the close over 20 sessions [fraction]
 * @param volatility20 annualised sample deviation of 20 log returns [fraction]
 * @param high20 highest high of the 20 sessions before the last bar
 * @param low20 lowest low of the 20 sessions before the last bar
 * @param averageVolume20 mean volume of 20 sessions [shares]
 * @param averageDollarVolume20 mean of close times volume of 20 sessions [USD]
 */
public record Indicators(
        Symbol symbol,
        LocalDate lastBar,
        Price close,
        double sma10,
        double sma20,
        double sma50,
        double rsi14,
        double atr14,
        double momentum20,
        double volatility20,
        double high20,
        double low20,
        double averageVolume20,
        double averageDollarVolume20) {
    public static final int MIN_BARS = 51;

    /** Bars that count, a year: what Wilder's averages still remember of an older one is below 1e-7 of it. */
    public static final int MAX_BARS = 252;
}
