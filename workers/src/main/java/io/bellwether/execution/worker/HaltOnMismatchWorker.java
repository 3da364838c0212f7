package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.HaltOnMismatch;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code halt-on-mismatch}; safe to run twice: the first halt stands. */
@Component
public class HaltOnMismatchWorker {
    private final HaltOnMismatch haltOnMismatch;

    HaltOnMismatchWorker(HaltOnMismatch haltOnMismatch) {
        this.haltOnMismatch = haltOnMismatch;
    }

    @JobWorker(type = "halt-on-mismatch")
    public void handle(@VariablesAsType SessionVariables session) {
        haltOnMismatch.run(session.toRef());
    }
}
