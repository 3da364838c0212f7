package io.bellwether.rebalance.worker;

import io.bellwether.platform.BusinessTime;
import io.bellwether.rebalance.app.StopRebalance;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code stop-rebalance}; safe to run twice: the first end stands. */
@Component
public class StopRebalanceWorker {
    private final StopRebalance stopRebalance;

    StopRebalanceWorker(StopRebalance stopRebalance) {
        this.stopRebalance = stopRebalance;
    }

    record In(String rebalanceId, String stopAsOf) {}

    @JobWorker(type = "stop-rebalance")
    public void handle(@VariablesAsType In in) {
        stopRebalance.run(in.rebalanceId(), BusinessTime.parse(in.stopAsOf()));
    }
}
