package io.bellwether.rebalance.worker;

import io.bellwether.decision.domain.Action;
import io.bellwether.rebalance.app.GateAndSizeRebalance;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code gate-and-size-buys}; safe to run twice: the buys of a rebalancing are judged once. */
@Component
public class GateAndSizeBuysWorker {
    private final GateAndSizeRebalance gateAndSizeRebalance;

    GateAndSizeBuysWorker(GateAndSizeRebalance gateAndSizeRebalance) {
        this.gateAndSizeRebalance = gateAndSizeRebalance;
    }

    @JobWorker(type = "gate-and-size-buys")
    public RebalanceSide.Out handle(@VariablesAsType RebalanceSide side) {
        return RebalanceSide.Out.of(gateAndSizeRebalance.run(
                side.desk(), side.decisionId(), Action.BUY, side.moment(), side.riskMultiplier()));
    }
}
