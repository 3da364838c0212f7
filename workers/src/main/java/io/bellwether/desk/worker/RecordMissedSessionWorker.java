package io.bellwether.desk.worker;

import io.bellwether.desk.app.RecordMissedSession;
import io.bellwether.platform.BusinessTime;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code record-missed-session}; safe to run twice: one row and one alert per desk, date and session. */
@Component
public class RecordMissedSessionWorker {
    private final RecordMissedSession recordMissedSession;

    RecordMissedSessionWorker(RecordMissedSession recordMissedSession) {
        this.recordMissedSession = recordMissedSession;
    }

    record In(
            String deskId,
            String tradingDate,
            String session,
            String asOf,
            String clock,
            @Nullable String sessionUntil) {}

    @JobWorker(type = "record-missed-session")
    public void handle(@VariablesAsType In in) {
        recordMissedSession.run(
                new SessionVariables(in.deskId(), in.tradingDate(), in.session(), in.asOf(), in.clock()).toRef(),
                Optional.ofNullable(in.sessionUntil()).map(BusinessTime::parse));
    }
}
