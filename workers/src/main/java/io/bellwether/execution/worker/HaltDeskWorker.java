package io.bellwether.execution.worker;

import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.HaltDesk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code halt-desk}; safe to run twice: the halt that is in force stands. */
@Component
public class HaltDeskWorker {
    private final HaltDesk haltDesk;

    HaltDeskWorker(HaltDesk haltDesk) {
        this.haltDesk = haltDesk;
    }

    record In(
            String deskId,
            @Nullable String reason,
            @Nullable String requestedBy,
            @Nullable Boolean flatten,
            String asOf) {
        Halt halt() {
            return new Halt(
                    Objects.requireNonNullElse(reason, "no reason given"),
                    Objects.requireNonNullElse(requestedBy, "unknown"),
                    Boolean.TRUE.equals(flatten),
                    BusinessTime.parse(asOf));
        }
    }

    record Out(String asOf, String tradingDate, String session, String clock, int openOrders) {}

    @JobWorker(type = "halt-desk")
    public Out handle(@VariablesAsType In in) {
        HaltDesk.Result result = haltDesk.run(new DeskId(in.deskId()), in.halt());
        return new Out(
                result.session().asOf().toString(),
                result.session().tradingDate().toString(),
                result.session().session().name(),
                "live",
                result.openOrders());
    }
}
