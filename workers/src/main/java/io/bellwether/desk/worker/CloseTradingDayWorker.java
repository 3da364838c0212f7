package io.bellwether.desk.worker;

import io.bellwether.desk.app.CloseTradingDay;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code close-trading-day}; safe to run twice: sets a status. */
@Component
public class CloseTradingDayWorker {
    private final CloseTradingDay closeTradingDay;

    CloseTradingDayWorker(CloseTradingDay closeTradingDay) {
        this.closeTradingDay = closeTradingDay;
    }

    @JobWorker(type = "close-trading-day")
    public void handle(@VariablesAsType DayVariables day) {
        closeTradingDay.run(day.desk(), day.date());
    }
}
