package io.bellwether.decision.worker;

import io.bellwether.decision.app.consultation.AskForRepair;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Job {@code ask-for-repair}. Safe to run twice: an answered attempt is not made again.
 */
@Component
public class AskForRepairWorker {
    private final AskForRepair askForRepair;

    AskForRepairWorker(AskForRepair askForRepair) {
        this.askForRepair = askForRepair;
    }

    record In(String attemptId) {}

    record Out(String attemptId, int repairCount) {}

    @JobWorker(type = "ask-for-repair", timeout = AskAdvisorWorker.TIMEOUT_MILLIS)
    public Out handle(ActivatedJob job, @VariablesAsType In in) {
        boolean lastTry = job.getRetries() <= 1;
        AskForRepair.Repaired repaired = askForRepair.run(in.attemptId(), lastTry);
        return new Out(repaired.attemptId(), repaired.repairCount());
    }
}
