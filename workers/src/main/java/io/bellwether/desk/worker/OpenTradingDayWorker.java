package io.bellwether.desk.worker;

import io.bellwether.desk.app.OpenTradingDay;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code open-trading-day}; safe to run twice: a day is opened once by its unique row, the message starts nothing while its instance is active. */
@Component
public class OpenTradingDayWorker {
    private final OpenTradingDay openTradingDay;

    OpenTradingDayWorker(OpenTradingDay openTradingDay) {
        this.openTradingDay = openTradingDay;
    }

    @JobWorker(type = "open-trading-day")
    public void handle(@VariablesAsType DayVariables day) {
        openTradingDay.run(day.desk(), day.date());
    }
}
