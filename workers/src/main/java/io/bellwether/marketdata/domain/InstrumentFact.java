package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;

/**
 * A number about a company that its prices do not tell.
 *
 * @param symbol the company's shares
 * @param kind what is counted
 * @param value in the kind's unit, &gt; 0 and below {@link #MAX_VALUE}, at most 4 decimals; equal values are equal records:
 *     trailing zeros are dropped
 * @param of the day it describes
 * @param knownAt [UTC] nobody knew it before
 */
public record InstrumentFact(Symbol symbol, Kind kind, BigDecimal value, LocalDate of, Instant knownAt) {
    public static final BigDecimal MAX_VALUE = BigDecimal.TEN.pow(15);

    private static final int MAX_SCALE = 4;

    /** What is counted. Of two facts known at the same moment the one named first here is the better one. */
    public enum Kind {
        /** [shares] */
        SHARES_OUTSTANDING,
        /** [USD] as stated, whatever the price has done since */
        MARKET_CAP
    }

    public InstrumentFact {
        BigDecimal stripped = value.stripTrailingZeros();
        value = stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
        if (value.signum() <= 0 || value.compareTo(MAX_VALUE) >= 0 || value.scale() > MAX_SCALE) {
            throw new IllegalArgumentException("%s must be > 0, below %s and have at most %d decimals, was %s"
                    .formatted(kind, MAX_VALUE.toPlainString(), MAX_SCALE, value.toPlainString()));
        }
    }

    /**
     * What the whole company is worth at a price of today, rounded half up to the cent: shares times price, or what was
     * stated.
     *
     * @param price [USD per share] of today's shares
     * @param splits those known today; the ones after {@link #of} change the number of shares
     */
    public Money marketCap(Price price, Collection<CorporateAction.Split> splits) {
        if (kind == Kind.MARKET_CAP) {
            return Money.rounded(value);
        }
        BigDecimal shares = value;
        for (CorporateAction.Split split : splits) {
            if (split.symbol().equals(symbol) && split.exDate().isAfter(of)) {
                shares = shares.multiply(split.newRate()).divide(split.oldRate(), MathContext.DECIMAL64);
            }
        }
        return Money.rounded(shares.multiply(price.value()));
    }
}
