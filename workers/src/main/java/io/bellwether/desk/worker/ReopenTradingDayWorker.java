package io.bellwether.desk.worker;

import io.bellwether.desk.app.ReopenTradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code reopen-trading-day}; safe to run twice: a day that an instance has is left to it. */
@Component
public class ReopenTradingDayWorker {
    private final ReopenTradingDay reopenTradingDay;

    ReopenTradingDayWorker(ReopenTradingDay reopenTradingDay) {
        this.reopenTradingDay = reopenTradingDay;
    }

    record In(String deskId, String asOf) {}

    record Out(boolean dayOpen) {}

    @JobWorker(type = "reopen-trading-day")
    public Out handle(@VariablesAsType In in) {
        return new Out(reopenTradingDay.run(new DeskId(in.deskId()), BusinessTime.parse(in.asOf())));
    }
}
