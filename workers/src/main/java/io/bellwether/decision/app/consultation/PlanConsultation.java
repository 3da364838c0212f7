package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.model.Model;
import io.bellwether.decision.domain.AdviceSpent;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.decision.domain.ConsultationRules;
import io.bellwether.decision.domain.ConsultationRules.Candidate;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.AdviceBudget;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.SessionRef;
import java.math.BigDecimal;
import org.springframework.stereotype.Service;

/** Decides, before the first advisor is asked, whom the session may ask with what is left of the budget. */
@Service
public class PlanConsultation {
    private final Desks desks;
    private final Advisors advisors;
    private final AdviceSpending spending;
    private final ConsultationPlans plans;
    private final BudgetAlert alert;

    PlanConsultation(
            Desks desks, Advisors advisors, AdviceSpending spending, ConsultationPlans plans, BudgetAlert alert) {
        this.desks = desks;
        this.advisors = advisors;
        this.spending = spending;
        this.plans = plans;
        this.alert = alert;
    }

    /**
     * The session's plan; a second run finds the first one's, whatever was spent since.
     *
     * @throws PermanentFault when the desk names an advisor there is none of, or a fallback that costs money
     */
    public ConsultationPlan run(SessionRef session) {
        ConsultationPlan plan = plans.find(session.decision().id()).orElseGet(() -> {
            plans.store(plan(session), session.asOf());
            return plans.find(session.decision().id()).orElseThrow();
        });
        if (plan.state() == ConsultationPlan.State.SPENT) {
            alert.raise(session, plan);
        }
        return plan;
    }

    private ConsultationPlan plan(SessionRef session) {
        DeskSettings settings = desks.get(session.desk()).settings();
        AdviceBudget budget = settings.budget();
        int samples = settings.samples();
        Candidate fallback = candidate(budget.fallback(), samples);
        if (fallback.highestCost().signum() > 0) {
            throw new PermanentFault(
                    "the fallback advisor must cost nothing, '%s' does; change the desk's budget.fallback, e.g. to strategies"
                            .formatted(fallback.advisor()));
        }
        AdviceSpent spent = spending.until(session.desk(), session.tradingDate());
        ConsultationRules.Choice choice = ConsultationRules.choose(
                settings.advisors().stream()
                        .map(name -> candidate(name, samples))
                        .toList(),
                budget.cheaper().map(name -> candidate(name, samples)),
                fallback,
                spent,
                budget);
        return ConsultationPlan.of(session.decision().id(), choice, spent, budget);
    }

    /** A model costs as much as it is asked for one decision. */
    private Candidate candidate(String name, int samples) {
        Advisor advisor = advisors.get(name);
        int times = advisor instanceof Model ? samples : 1;
        return new Candidate(name, advisor.highestCost().multiply(BigDecimal.valueOf(times)));
    }
}
