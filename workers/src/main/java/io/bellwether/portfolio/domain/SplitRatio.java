package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What a split made of shares.
 *
 * @param newRate so many new shares
 * @param oldRate for so many old ones
 */
public record SplitRatio(BigDecimal newRate, BigDecimal oldRate) {
    /** No split is announced with a larger number of new or old shares for the other. */
    private static final int LARGEST = 200;

    private static final BigDecimal EXACT = new BigDecimal("0.000001");

    /** The announced ratio that made these shares: whole numbers where some fit, as shares are cut after nine decimals. */
    public static SplitRatio of(BigDecimal made, BigDecimal of) {
        for (int old = 1; old <= LARGEST; old++) {
            BigDecimal fresh = made.multiply(BigDecimal.valueOf(old)).divide(of, MathContext.DECIMAL64);
            BigDecimal whole = fresh.setScale(0, RoundingMode.HALF_UP);
            if (whole.signum() > 0 && fresh.subtract(whole).abs().compareTo(whole.multiply(EXACT)) <= 0) {
                return new SplitRatio(whole, BigDecimal.valueOf(old));
            }
        }
        return new SplitRatio(made, of);
    }

    /** The split that has it. */
    public CorporateAction.Split split(Symbol symbol, LocalDate exDate) {
        return new CorporateAction.Split(symbol, exDate, newRate, oldRate);
    }
}
