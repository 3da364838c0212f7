package io.bellwether.reporting.domain;

import java.math.BigDecimal;

/**
 * An open position at its last price, or at its cost where no price is known.
 *
 * @param symbol what is held
 * @param shares [shares]
 * @param cost [USD]
 * @param value [USD]
 */
public record Holding(String symbol, BigDecimal shares, BigDecimal cost, BigDecimal value) {
    public BigDecimal unrealised() {
        return value.subtract(cost);
    }
}
