package io.bellwether.desk.worker;

import io.bellwether.desk.app.SessionRuns;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code end-session}, a listener on the call of a session; safe to run twice: it sets a state. */
@Component
public class EndSessionWorker {
    private final SessionRuns runs;

    EndSessionWorker(SessionRuns runs) {
        this.runs = runs;
    }

    @JobWorker(type = "end-session")
    public void handle(@VariablesAsType SessionClockVariables in) {
        runs.end(in.desk(), in.date(), in.part(), in.moment());
    }
}
