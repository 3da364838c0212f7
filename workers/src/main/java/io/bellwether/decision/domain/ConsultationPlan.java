package io.bellwether.decision.domain;

import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.kernel.Money;
import java.util.List;

/**
 * Whom a session may ask, as it was written down before the first was asked.
 *
 * @param contextId the session's context
 * @param advisors names in the order they are asked, at least one
 * @param state how the budget stood
 * @param spent what was spent before
 * @param daily [USD] budget of the day
 * @param monthly [USD] budget of the month
 */
public record ConsultationPlan(
        String contextId, List<String> advisors, State state, AdviceSpent spent, Money daily, Money monthly) {

    /** How the budget stands. */
    public enum State {
        /** the desk's own list */
        NORMAL,
        /** the budget nears its end: the cheaper advisor stands in, and who cannot be paid is left out */
        NEAR,
        /** nobody who costs something can be paid any more */
        SPENT
    }

    public ConsultationPlan {
        advisors = List.copyOf(advisors);
        if (advisors.isEmpty()) {
            throw new IllegalArgumentException("a consultation needs somebody to ask");
        }
    }

    /** The plan of a session under a budget. */
    public static ConsultationPlan of(
            String contextId, ConsultationRules.Choice choice, AdviceSpent spent, AdviceBudget budget) {
        return new ConsultationPlan(
                contextId, choice.advisors(), choice.state(), spent, budget.daily(), budget.monthly());
    }
}
