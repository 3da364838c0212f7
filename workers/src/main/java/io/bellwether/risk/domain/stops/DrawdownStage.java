package io.bellwether.risk.domain.stops;

import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Money;
import java.math.BigDecimal;

/** How far the drawdown brake is pulled; each stage holds what the one before it held back. */
public enum DrawdownStage {
    /** Nothing is held back. */
    FREE,
    /** Buys get smaller. */
    REDUCE,
    /** Nothing is bought. */
    STOP_BUYING,
    /** The desk is halted, and its positions are sold where it wants that. */
    HALT;

    /** The stage of an equity below its peak; a fall of exactly a limit reaches its stage. */
    public static DrawdownStage of(Money equity, Money highest, RiskLimits limits) {
        if (pulled(equity, highest, limits.maxDrawdown())) {
            return HALT;
        }
        if (pulled(equity, highest, limits.get(LimitKey.DRAWDOWN_STOP_BUYING))) {
            return STOP_BUYING;
        }
        return pulled(equity, highest, limits.get(LimitKey.DRAWDOWN_REDUCE)) ? REDUCE : FREE;
    }

    /** Whether anything may be bought. */
    public boolean buys() {
        return this == FREE || this == REDUCE;
    }

    /** What is left of a buy's size [0..1]; a stage that ends buying refuses by its rule, not by its size. */
    public BigDecimal factor(RiskLimits limits) {
        return this == REDUCE ? limits.get(LimitKey.DRAWDOWN_REDUCE_FACTOR) : BigDecimal.ONE;
    }

    private static boolean pulled(Money equity, Money highest, BigDecimal limit) {
        return DrawdownBrake.check(equity, highest, limit).pulled();
    }
}
