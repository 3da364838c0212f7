package io.bellwether.desk.worker;

import io.bellwether.desk.app.RecordDayStopped;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code record-day-stopped}; safe to run twice: sets a status. */
@Component
public class RecordDayStoppedWorker {
    private final RecordDayStopped recordDayStopped;

    RecordDayStoppedWorker(RecordDayStopped recordDayStopped) {
        this.recordDayStopped = recordDayStopped;
    }

    @JobWorker(type = "record-day-stopped")
    public void handle(@VariablesAsType DayVariables day) {
        recordDayStopped.run(day.desk(), day.date());
    }
}
