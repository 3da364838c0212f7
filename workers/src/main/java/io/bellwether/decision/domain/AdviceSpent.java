package io.bellwether.decision.domain;

import io.bellwether.desk.domain.AdviceBudget;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Collection;

/**
 * What a desk has spent on advice; a call under way counts with the most it may cost.
 *
 * @param today [USD, >= 0, six decimals] on the trading date
 * @param month [USD, >= 0, six decimals] in the month of the trading date, the day included
 */
public record AdviceSpent(BigDecimal today, BigDecimal month) {
    private static final int SCALE = 6;

    public AdviceSpent {
        if (today.signum() < 0 || month.compareTo(today) < 0) {
            throw new IllegalArgumentException(
                    "spent must be >= 0 and a month not less than its day, was %s and %s".formatted(month, today));
        }
        today = today.setScale(SCALE, RoundingMode.CEILING);
        month = month.setScale(SCALE, RoundingMode.CEILING);
    }

    /**
     * Sums what attempts cost.
     *
     * @param ofMonth those of the month of the date
     */
    public static AdviceSpent of(Collection<AdviceCost> ofMonth, LocalDate date) {
        BigDecimal today = BigDecimal.ZERO;
        BigDecimal month = BigDecimal.ZERO;
        for (AdviceCost cost : ofMonth) {
            BigDecimal amount = cost.amount();
            month = month.add(amount);
            today = cost.on().equals(date) ? today.add(amount) : today;
        }
        return new AdviceSpent(today, month);
    }

    /** Whether a call that costs at most this much keeps both budgets; one that costs nothing always does. */
    public boolean leavesRoomFor(BigDecimal highestCost, AdviceBudget budget) {
        return highestCost.signum() == 0
                || (today.add(highestCost).compareTo(budget.daily().amount()) <= 0
                        && month.add(highestCost).compareTo(budget.monthly().amount()) <= 0);
    }

    /** Whether either budget is used up to this share of it [0..1]. */
    public boolean reaches(BigDecimal share, AdviceBudget budget) {
        return today.compareTo(budget.daily().amount().multiply(share)) >= 0
                || month.compareTo(budget.monthly().amount().multiply(share)) >= 0;
    }
}
