package io.bellwether.decision.worker;

import io.bellwether.decision.app.AskForRepair;
import io.bellwether.platform.JobHeartbeat;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Job {@code ask-for-repair}; its short timeout is put off while a model works. Safe to run twice: an answered attempt
 * is not made again.
 */
@Component
public class AskForRepairWorker {
    private final AskForRepair askForRepair;
    private final JobHeartbeat heartbeat;

    AskForRepairWorker(AskForRepair askForRepair, JobHeartbeat heartbeat) {
        this.askForRepair = askForRepair;
        this.heartbeat = heartbeat;
    }

    record In(String attemptId) {}

    record Out(String attemptId, int repairCount) {}

    @JobWorker(type = "ask-for-repair", timeout = AskAdvisorWorker.TIMEOUT_MILLIS)
    public Out handle(ActivatedJob job, @VariablesAsType In in) {
        boolean lastTry = job.getRetries() <= 1;
        AskForRepair.Repaired repaired = heartbeat.during(job, () -> askForRepair.run(in.attemptId(), lastTry));
        return new Out(repaired.attemptId(), repaired.repairCount());
    }
}
