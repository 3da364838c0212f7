package io.bellwether.rebalance.worker;

import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.BusinessTime;
import io.bellwether.rebalance.app.OpenRebalance;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Job {@code open-rebalance}; safe to run twice: it is claimed by the process instance's own key. */
@Component
public class OpenRebalanceWorker {
    private final OpenRebalance openRebalance;

    OpenRebalanceWorker(OpenRebalance openRebalance) {
        this.openRebalance = openRebalance;
    }

    record In(String rebalanceId, String asOf) {}

    @JobWorker(type = "open-rebalance")
    public Map<String, Object> handle(@VariablesAsType In in, @ProcessInstanceKey long processInstanceKey) {
        return openRebalance
                .run(in.rebalanceId(), BusinessTime.parse(in.asOf()), processInstanceKey)
                .map(OpenRebalanceWorker::variables)
                .orElse(Map.of("rebalanceOpen", false));
    }

    private static Map<String, Object> variables(SessionRef session) {
        return Map.of(
                "rebalanceOpen", true,
                "tradingDate", session.tradingDate().toString(),
                "session", session.session().name(),
                "asOf", session.asOf().toString());
    }
}
