package io.bellwether.decision.app.consultation;

import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What desks have spent on advice. */
public interface AdviceSpending {
    /** Spent on the date and in its month up to the date. */
    AdviceSpent until(DeskId desk, LocalDate date);

    /**
     * Sets the most a call may cost aside for its attempt, unless a budget would be overshot. Calls of the same desk are
     * taken one after the other, so that two at once cannot spend the same dollar; the whole month counts, later days too.
     *
     * @param highestCost [USD]
     * @return whether the call may be made; true again for an attempt that has it set aside already
     */
    boolean reserve(DeskId desk, LocalDate date, String attemptId, BigDecimal highestCost, AdviceBudget budget);
}
