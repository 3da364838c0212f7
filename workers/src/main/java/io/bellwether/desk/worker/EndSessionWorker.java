package io.bellwether.desk.worker;

import io.bellwether.desk.app.EndSession;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code end-session}, a listener on the call of a session; safe to run twice: it sets a state. */
@Component
public class EndSessionWorker {
    private final EndSession endSession;

    EndSessionWorker(EndSession endSession) {
        this.endSession = endSession;
    }

    @JobWorker(type = "end-session")
    public void handle(@VariablesAsType SessionClockVariables in) {
        endSession.run(in.desk(), in.date(), in.part(), in.moment());
    }
}
