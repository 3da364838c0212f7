package io.bellwether.decision.worker;

import io.bellwether.decision.app.consultation.RecordNoDecision;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code record-no-decision}; safe to run twice: one row per session. */
@Component
public class RecordNoDecisionWorker {
    private final RecordNoDecision recordNoDecision;

    RecordNoDecisionWorker(RecordNoDecision recordNoDecision) {
        this.recordNoDecision = recordNoDecision;
    }

    @JobWorker(type = "record-no-decision")
    public void handle(@VariablesAsType SessionVariables variables) {
        recordNoDecision.run(variables.toRef());
    }
}
