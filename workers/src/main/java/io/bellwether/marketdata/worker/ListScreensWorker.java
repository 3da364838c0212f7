package io.bellwether.marketdata.worker;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.app.ListScreens;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code list-screens}; reads only, so a second run is harmless. */
@Component
public class ListScreensWorker {
    private final ListScreens listScreens;

    ListScreensWorker(ListScreens listScreens) {
        this.listScreens = listScreens;
    }

    record In(String asOf) {}

    /** A segment of a desk. */
    record Screened(String deskId, String segment) {}

    /**
     * What the process learns.
     *
     * @param tradingDate the day in New York
     * @param screens the segments that a screen fills
     */
    record Out(String tradingDate, List<Screened> screens) {}

    @JobWorker(type = "list-screens")
    public Out handle(@VariablesAsType In in) {
        LocalDate today = LocalDate.ofInstant(BusinessTime.parse(in.asOf()), ExchangeCalendar.ZONE);
        return new Out(
                today.toString(),
                listScreens.run().stream()
                        .map(one -> new Screened(one.desk().value(), one.segment()))
                        .toList());
    }
}
