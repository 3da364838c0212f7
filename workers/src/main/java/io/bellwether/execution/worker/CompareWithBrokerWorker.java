package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.CompareWithBroker;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code compare-with-broker}; safe to run twice. A day that is replayed or paced has no clock to compare. */
@Component
public class CompareWithBrokerWorker {
    private final CompareWithBroker compare;

    CompareWithBrokerWorker(CompareWithBroker compare) {
        this.compare = compare;
    }

    record In(String deskId, String tradingDate, @Nullable String clock, String asOf) {
        boolean isLive() {
            return clock == null || clock.equals("live");
        }
    }

    @JobWorker(type = "compare-with-broker")
    public void handle(@VariablesAsType In in) {
        if (in.isLive()) {
            compare.run(new DeskId(in.deskId()), LocalDate.parse(in.tradingDate()), BusinessTime.parse(in.asOf()));
        }
    }
}
