package io.bellwether.desk.worker;

import io.bellwether.desk.app.SessionRuns;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code begin-session}, a listener on the call of a session; safe to run twice: one row per session. */
@Component
public class BeginSessionWorker {
    private final SessionRuns runs;

    BeginSessionWorker(SessionRuns runs) {
        this.runs = runs;
    }

    @JobWorker(type = "begin-session")
    public void handle(@VariablesAsType SessionClockVariables in, @ProcessInstanceKey long processInstanceKey) {
        runs.begin(in.desk(), in.date(), in.part(), processInstanceKey, in.moment());
    }
}
