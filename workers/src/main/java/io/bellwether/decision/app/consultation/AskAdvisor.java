package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.PermanentFault;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Asks one of the advisors that the session's plan names for a decision. */
@Service
public class AskAdvisor {
    private final Contexts contexts;
    private final ConsultationPlans plans;
    private final Desks desks;
    private final Consultation consultation;

    AskAdvisor(Contexts contexts, ConsultationPlans plans, Desks desks, Consultation consultation) {
        this.contexts = contexts;
        this.plans = plans;
        this.desks = desks;
        this.consultation = consultation;
    }

    /**
     * Asks, or finds the attempt of an earlier run.
     *
     * @param advisorIndex place in the plan, from 0
     * @param lastTry whether the job is not tried again after this time
     * @return the attempt's id
     * @throws io.bellwether.kernel.TransientFault when there is no answer but may be one on the next try
     * @throws io.bellwether.kernel.BpmnErrorException ADVISOR_UNAVAILABLE when there is no answer, DESK_HALTED when the desk
     *     is halted
     */
    public String run(String contextId, int advisorIndex, boolean lastTry) {
        StoredContext context = contexts.get(contextId);
        List<String> names = advisors(context);
        if (advisorIndex < 0 || advisorIndex >= names.size()) {
            throw new PermanentFault("the consultation %s has %d advisors, there is none at index %d"
                    .formatted(contextId, names.size(), advisorIndex));
        }
        return consultation.ask(
                context,
                Attempt.pending(contextId, names.get(advisorIndex), advisorIndex, 0),
                new Advisor.Request(
                        contextId, context.written(), context.session(), advisorIndex, 0, List.of(), Optional.empty()),
                lastTry);
    }

    /** A day that began before there were plans has none: its process asks by the desk's list. */
    private List<String> advisors(StoredContext context) {
        return plans.find(context.id())
                .map(ConsultationPlan::advisors)
                .orElseGet(() -> desks.get(context.desk()).settings().advisors());
    }
}
