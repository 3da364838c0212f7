package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.BpmnErrorException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.stereotype.Component;

/** The last look at the budget before a call that costs money: repairs and sessions side by side spend after the plan. */
@Component
class AdviceGuard {
    /** Decimals of the amounts in the database. */
    private static final int SCALE = 6;

    private final Desks desks;
    private final AdviceSpending spending;

    AdviceGuard(Desks desks, AdviceSpending spending) {
        this.desks = desks;
        this.spending = spending;
    }

    /**
     * Reserves what the call may cost.
     *
     * @param context what the advisor is about to be told
     * @param times how often it is asked for this attempt
     * @throws BpmnErrorException ADVISOR_UNAVAILABLE when the call could overshoot a budget of the desk
     */
    void beforeAsking(StoredContext context, Attempt attempt, Advisor advisor, int times) {
        BigDecimal cost =
                advisor.highestCost().setScale(SCALE, RoundingMode.CEILING).multiply(BigDecimal.valueOf(times));
        if (cost.signum() == 0) {
            return;
        }
        AdviceBudget budget = desks.get(context.desk()).settings().budget();
        if (!spending.reserve(context.desk(), context.tradingDate(), attempt.id(), cost, budget)) {
            throw new BpmnErrorException(
                    Advisor.UNAVAILABLE,
                    "budget spent: %s may cost %s USD, more than is left of %s a day or %s a month"
                            .formatted(
                                    times == 1 ? "a call" : times + " calls",
                                    cost.stripTrailingZeros().toPlainString(),
                                    budget.daily(),
                                    budget.monthly()));
        }
    }
}
