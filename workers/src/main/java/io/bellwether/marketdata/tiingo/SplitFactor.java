package io.bellwether.marketdata.tiingo;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction.Split;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A split as one number, new shares per old one, cut off somewhere: 0.333333 is one for three. The smallest whole rates that
 * come so near that nobody could mean others are taken; where none do, the number itself is.
 */
final class SplitFactor {
    private static final int LARGEST = 1_000;
    private static final BigDecimal NEAR = new BigDecimal("0.00002");

    private SplitFactor() {}

    static Split split(Symbol symbol, LocalDate exDate, BigDecimal factor) {
        for (int old = 1; old <= LARGEST && factor.signum() > 0; old++) {
            BigDecimal exact = factor.multiply(BigDecimal.valueOf(old));
            BigDecimal whole = exact.setScale(0, RoundingMode.HALF_UP);
            if (whole.signum() > 0
                    && exact.subtract(whole)
                                    .abs()
                                    .divide(whole, MathContext.DECIMAL64)
                                    .compareTo(NEAR)
                            <= 0) {
                return new Split(symbol, exDate, whole, BigDecimal.valueOf(old));
            }
        }
        return new Split(symbol, exDate, factor, BigDecimal.ONE);
    }
}
