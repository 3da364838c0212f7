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
 * @param blocked why it may not be bought, for its data or for what its company filed, no full stop; empty when it may
 * @param price [USD per share] last price known
 * @param daily numbers from finished bars; empty when there are too few
 * @param listing what is known of the company
 */
public record SymbolNumbers(
        Symbol symbol,
        boolean benchmark,
        Optional<String> blocked,
        Optional<Price> price,
        Optional<Daily> daily,
        Listing listing) {

    /** The same where no source says anything about the company. */
    public SymbolNumbers(
            Symbol symbol, boolean benchmark, Optional<String> blocked, Optional<Price> price, Optional<Daily> daily) {
        this(symbol, benchmark, blocked, price, daily, Listing.UNKNOWN);
    }

    /**
     * Numbers from finished bars.
     *
     * @param atr [USD per share] ATR(14) after Wilder, &gt;= 0
     * @param averageVolume [shares per day] mean of 20 sessions, &gt;= 0
     * @param averageDollarVolume [USD per day] mean of 20 sessions
     * @param volatility annualised deviation of 20 log returns [fraction], &gt;= 0
     */
    public record Daily(BigDecimal atr, BigDecimal averageVolume, Money averageDollarVolume, BigDecimal volatility) {
        public Daily {
            if (atr.signum() < 0
                    || averageVolume.signum() < 0
                    || averageDollarVolume.isNegative()
                    || volatility.signum() < 0) {
                throw new IllegalArgumentException("ATR, volumes and volatility must be >= 0, were %s, %s, %s, %s"
                        .formatted(atr, averageVolume, averageDollarVolume, volatility));
            }
        }
    }
}
