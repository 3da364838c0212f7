package io.bellwether.rebalance.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.rebalance.app.CloseRebalance;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code close-rebalance}; safe to run twice: the first end stands. */
@Component
public class CloseRebalanceWorker {
    private final CloseRebalance closeRebalance;

    CloseRebalanceWorker(CloseRebalance closeRebalance) {
        this.closeRebalance = closeRebalance;
    }

    record In(
            String deskId,
            String tradingDate,
            String session,
            String asOf,
            String clock,
            String rebalanceId,
            @Nullable String decisionId) {
        SessionVariables common() {
            return new SessionVariables(deskId, tradingDate, session, asOf, clock);
        }
    }

    @JobWorker(type = "close-rebalance")
    public void handle(@VariablesAsType In in) {
        closeRebalance.run(in.common().toRef(), in.rebalanceId(), Optional.ofNullable(in.decisionId()));
    }
}
