package io.bellwether.decision.worker;

import io.bellwether.decision.app.consultation.PlanConsultation;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code plan-consultation}; safe to run twice: a session has one plan, the first. */
@Component
public class PlanConsultationWorker {
    private final PlanConsultation planConsultation;

    PlanConsultationWorker(PlanConsultation planConsultation) {
        this.planConsultation = planConsultation;
    }

    record Out(int advisorCount, String budgetState) {}

    @JobWorker(type = "plan-consultation")
    public Out handle(@VariablesAsType SessionVariables variables) {
        ConsultationPlan plan = planConsultation.run(variables.toRef());
        return new Out(plan.advisors().size(), plan.state().name());
    }
}
