package io.bellwether.desk.domain;

import io.bellwether.kernel.Money;
import java.math.BigDecimal;

/**
 * What a desk may risk. Fractions are of equity unless said otherwise; 0.05 = 5 %.
 *
 * @param maxPosition largest position [fraction of equity, 0..1]
 * @param cashReserve cash that is never spent [fraction of equity, 0..1)
 * @param minDollarVolume least 20-day average traded value of a symbol [USD per day]
 * @param maxVolumeShare largest order [fraction of the 20-day average volume]
 * @param atrMultiple distance of the protective stop [multiples of ATR(14)]
 * @param stopFloor the stop is never below this part of the price [fraction of price]
 * @param kellyFraction part of the Kelly fraction that is used, e.g. 0.5
 * @param maxDrawdown fall from the highest equity that pulls the emergency stop [fraction, positive]
 * @param minPrice cheapest share that may be bought [USD]
 */
public record RiskLimits(
        BigDecimal maxPosition,
        BigDecimal cashReserve,
        Money minDollarVolume,
        BigDecimal maxVolumeShare,
        BigDecimal atrMultiple,
        BigDecimal stopFloor,
        BigDecimal kellyFraction,
        BigDecimal maxDrawdown,
        BigDecimal minPrice) {

    public static final RiskLimits DEFAULT = new RiskLimits(
            new BigDecimal("0.20"),
            new BigDecimal("0.05"),
            Money.of("20000"),
            new BigDecimal("0.05"),
            new BigDecimal("2"),
            new BigDecimal("0.85"),
            new BigDecimal("0.5"),
            new BigDecimal("0.15"),
            new BigDecimal("0.50"));

    public RiskLimits {
        requireFraction("max-position", maxPosition);
        requireFraction("cash-reserve", cashReserve);
        requireFraction("max-volume-share", maxVolumeShare);
        requireFraction("stop-floor", stopFloor);
        requireFraction("kelly-fraction", kellyFraction);
        requireFraction("max-drawdown", maxDrawdown);
        if (atrMultiple.signum() <= 0) {
            throw new IllegalArgumentException("atr-multiple must be > 0, was " + atrMultiple);
        }
        if (minDollarVolume.isNegative() || minPrice.signum() < 0) {
            throw new IllegalArgumentException("min-dollar-volume and min-price must be >= 0");
        }
    }

    private static void requireFraction(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to 1, was " + value.toPlainString());
        }
    }
}
