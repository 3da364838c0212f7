package io.bellwether.decision.worker;

import io.bellwether.decision.app.consultation.AskAdvisor;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import io.camunda.client.api.response.ActivatedJob;
import org.springframework.stereotype.Component;

/**
 * Job {@code ask-advisor}. Safe to run twice: an answered attempt is not made again.
 */
@Component
public class AskAdvisorWorker {
    static final long TIMEOUT_MILLIS = 15_000;

    private final AskAdvisor askAdvisor;

    AskAdvisorWorker(AskAdvisor askAdvisor) {
        this.askAdvisor = askAdvisor;
    }

    record In(String contextId, int advisorIndex) {}

    record Out(String attemptId, int repairCount) {}

    @JobWorker(type = "ask-advisor", timeout = TIMEOUT_MILLIS)
    public Out handle(ActivatedJob job, @VariablesAsType In in) {
        boolean lastTry = job.getRetries() <= 1;
        return new Out(askAdvisor.run(in.contextId(), in.advisorIndex(), lastTry), 0);
    }
}
