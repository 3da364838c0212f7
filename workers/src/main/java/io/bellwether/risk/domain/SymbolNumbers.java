package io.bellwether.risk.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the market says about one symbol of the desk's market at a moment.
 *
 * @param symbol the symbol
 * @param benchmark whether it is the yardstick, which is not traded
 * @param blocked whether its data may not be traded on
 * @param price [USD per share] last price known
 * @param daily numbers from finished bars; empty when there are too few
 */
public record SymbolNumbers(
        Symbol symbol, boolean benchmark, boolean blocked, Optional<Price> price, Optional<Daily> daily) {

    /**
     * Numbers from finished bars.
     *
     * @param atr [USD per share] ATR(14) after Wilder, &gt;= 0
     * @param averageVolume [shares per day] mean of 20 sessions, &gt;= 0
     * @param averageDollarVolume [USD per day] mean of 20 sessions
     */
    public record Daily(BigDecimal atr, BigDecimal averageVolume, Money averageDollarVolume) {
        public Daily {
            if (atr.signum() < 0 || averageVolume.signum() < 0 || averageDollarVolume.isNegative()) {
                throw new IllegalArgumentException("ATR and volumes must be >= 0, were %s, %s, %s"
                        .formatted(atr, averageVolume, averageDollarVolume));
            }
        }
    }
}
