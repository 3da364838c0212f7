package io.bellwether.desk.worker;

import io.bellwether.desk.app.RecordMissedSession;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Job {@code record-overdue-day}; safe to run twice: one row and one alert per session that did not end. */
@Component
public class RecordOverdueDayWorker {
    private final RecordMissedSession recordMissedSession;

    RecordOverdueDayWorker(RecordMissedSession recordMissedSession) {
        this.recordMissedSession = recordMissedSession;
    }

    record In(String deskId, String tradingDate, String asOf) {}

    @JobWorker(type = "record-overdue-day")
    public void handle(@VariablesAsType In in) {
        recordMissedSession.dayOver(
                new DeskId(in.deskId()), LocalDate.parse(in.tradingDate()), BusinessTime.parse(in.asOf()));
    }
}
