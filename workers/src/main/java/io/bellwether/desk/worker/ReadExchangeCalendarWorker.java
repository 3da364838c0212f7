package io.bellwether.desk.worker;

import io.bellwether.desk.app.ReadExchangeCalendar;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code read-exchange-calendar}; reads only, so a second run is harmless. */
@Component
public class ReadExchangeCalendarWorker {
    private final ReadExchangeCalendar calendar;

    ReadExchangeCalendarWorker(ReadExchangeCalendar calendar) {
        this.calendar = calendar;
    }

    record In(String asOf) {}

    record Out(String tradingDate, boolean marketOpen, List<String> deskIds) {}

    @JobWorker(type = "read-exchange-calendar")
    public Out handle(@VariablesAsType In in) {
        ReadExchangeCalendar.Today today = calendar.run(BusinessTime.parse(in.asOf()));
        return new Out(today.tradingDate().toString(), today.marketOpen(), today.deskIds());
    }
}
