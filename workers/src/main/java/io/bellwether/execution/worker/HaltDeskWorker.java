package io.bellwether.execution.worker;

import io.bellwether.desk.domain.Halt;
import io.bellwether.execution.app.halt.HaltDesk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code halt-desk}; safe to run twice: an instance that serves a halt goes on serving it. */
@Component
public class HaltDeskWorker {
    private final HaltDesk haltDesk;

    HaltDeskWorker(HaltDesk haltDesk) {
        this.haltDesk = haltDesk;
    }

    record In(
            String deskId,
            @Nullable String haltId,
            @Nullable String reason,
            @Nullable String requestedBy,
            @Nullable Object flatten,
            String asOf) {
        Halt halt() {
            return new Halt(
                    Objects.requireNonNullElse(reason, "no reason given"),
                    Objects.requireNonNullElse(requestedBy, "unknown"),
                    Boolean.TRUE.equals(flatten),
                    BusinessTime.parse(asOf));
        }
    }

    @JobWorker(type = "halt-desk")
    public Map<String, Object> handle(@VariablesAsType In in, @ProcessInstanceKey long processInstance) {
        return haltDesk.run(
                        new DeskId(in.deskId()),
                        Optional.ofNullable(in.haltId()).map(Long::valueOf),
                        in.halt(),
                        processInstance)
                .map(HaltDeskWorker::variables)
                .orElse(Map.of("haltServed", false));
    }

    private static Map<String, Object> variables(HaltDesk.Served served) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("haltServed", true);
        variables.put("haltId", String.valueOf(served.halt().id()));
        variables.put("reason", served.halt().halt().reason());
        variables.put("requestedBy", served.halt().halt().requestedBy());
        variables.put("asOf", served.halt().halt().asOf().toString());
        variables.put("tradingDate", served.session().tradingDate().toString());
        variables.put("session", served.session().session().name());
        variables.put("clock", served.clock());
        variables.put("openOrders", served.openOrders());
        return variables;
    }
}
