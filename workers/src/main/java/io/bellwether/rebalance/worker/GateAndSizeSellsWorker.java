package io.bellwether.rebalance.worker;

import io.bellwether.decision.domain.Action;
import io.bellwether.rebalance.app.GateAndSizeRebalance;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code gate-and-size-sells}; safe to run twice: the sells of a rebalancing are judged once. */
@Component
public class GateAndSizeSellsWorker {
    private final GateAndSizeRebalance gateAndSizeRebalance;

    GateAndSizeSellsWorker(GateAndSizeRebalance gateAndSizeRebalance) {
        this.gateAndSizeRebalance = gateAndSizeRebalance;
    }

    @JobWorker(type = "gate-and-size-sells")
    public RebalanceSide.Out handle(@VariablesAsType RebalanceSide side) {
        return RebalanceSide.Out.of(gateAndSizeRebalance.run(
                side.desk(), side.decisionId(), Action.SELL, side.moment(), side.riskMultiplier()));
    }
}
