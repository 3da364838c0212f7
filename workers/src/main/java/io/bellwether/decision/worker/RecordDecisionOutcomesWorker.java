package io.bellwether.decision.worker;

import io.bellwether.decision.app.log.RecordDecisionOutcomes;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code record-decision-outcomes}; safe to run twice: one outcome per proposed trade. */
@Component
public class RecordDecisionOutcomesWorker {
    private final RecordDecisionOutcomes recordDecisionOutcomes;

    RecordDecisionOutcomesWorker(RecordDecisionOutcomes recordDecisionOutcomes) {
        this.recordDecisionOutcomes = recordDecisionOutcomes;
    }

    @JobWorker(type = "record-decision-outcomes")
    public void handle(@VariablesAsType SessionVariables variables) {
        recordDecisionOutcomes.run(variables.toRef());
    }
}
