package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An open position as a person reads it.
 *
 * @param symbol ticker
 * @param name of the company, may be empty
 * @param quantity [shares]
 * @param entryPrice average cost of the open lots [USD per share]
 * @param lastPrice last valuation [USD per share], if there was one
 * @param stopPrice protective stop [USD per share], if one is set
 * @param value [USD] at the last price, at cost before the first valuation
 * @param pnl unrealised gain or loss, fees apart [USD]
 * @param pnlFraction the same against the cost [fraction]
 * @param weight part of equity [fraction, 0..1]
 * @param stopDistance how far the stop is below the last price [fraction of the last price]
 * @param openedOn session of the first lot still open
 * @param daysHeld sessions since then; 0 on the first day
 */
public record PositionLine(
        String symbol,
        String name,
        BigDecimal quantity,
        BigDecimal entryPrice,
        Optional<BigDecimal> lastPrice,
        Optional<BigDecimal> stopPrice,
        BigDecimal value,
        BigDecimal pnl,
        BigDecimal pnlFraction,
        BigDecimal weight,
        Optional<BigDecimal> stopDistance,
        LocalDate openedOn,
        int daysHeld) {

    /**
     * A position as it is stored.
     *
     * @param symbol ticker
     * @param name of the company, may be empty
     * @param quantity [shares] &gt; 0
     * @param averageCost [USD per share]
     * @param costBasis [USD]
     * @param lastPrice [USD per share]
     * @param stopPrice [USD per share]
     * @param openedOn session of the first lot still open
     */
    public record Held(
            String symbol,
            String name,
            BigDecimal quantity,
            BigDecimal averageCost,
            BigDecimal costBasis,
            Optional<BigDecimal> lastPrice,
            Optional<BigDecimal> stopPrice,
            LocalDate openedOn) {}

    /** Adds value, gain, weight and distances to what is stored; {@code equity} is of the whole desk [USD]. */
    public static PositionLine of(Held held, BigDecimal equity, int daysHeld) {
        BigDecimal value = held.lastPrice()
                .map(p -> p.multiply(held.quantity()).setScale(2, RoundingMode.HALF_UP))
                .orElse(held.costBasis());
        return new PositionLine(
                held.symbol(),
                held.name(),
                held.quantity(),
                held.averageCost(),
                held.lastPrice(),
                held.stopPrice(),
                value,
                value.subtract(held.costBasis()),
                EquityCurve.change(held.costBasis(), value),
                equity.signum() > 0 ? value.divide(equity, 8, RoundingMode.HALF_UP) : BigDecimal.ZERO,
                held.lastPrice()
                        .flatMap(last -> held.stopPrice()
                                .map(stop -> EquityCurve.change(last, stop).negate())),
                held.openedOn(),
                daysHeld);
    }
}
