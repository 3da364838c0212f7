package io.bellwether.decision.worker;

import io.bellwether.decision.app.AskAdvisor;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/**
 * Job {@code ask-advisor}; its timeout leaves the strategies ample time and still lets the day go on soon after a kill.
 * Safe to run twice: an answered attempt is not made again.
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
    public Out handle(@VariablesAsType In in) {
        return new Out(askAdvisor.run(in.contextId(), in.advisorIndex()), 0);
    }
}
