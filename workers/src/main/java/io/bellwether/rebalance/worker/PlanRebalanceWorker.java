package io.bellwether.rebalance.worker;

import io.bellwether.platform.SessionVariables;
import io.bellwether.rebalance.app.StoreRebalancePlan;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code plan-rebalance}; safe to run twice: the first plan that was stored stands. */
@Component
public class PlanRebalanceWorker {
    private final StoreRebalancePlan storeRebalancePlan;

    PlanRebalanceWorker(StoreRebalancePlan storeRebalancePlan) {
        this.storeRebalancePlan = storeRebalancePlan;
    }

    record In(String deskId, String tradingDate, String session, String asOf, String clock, String rebalanceId) {
        SessionVariables common() {
            return new SessionVariables(deskId, tradingDate, session, asOf, clock);
        }
    }

    /**
     * @param decisionId the plan's decision
     * @param tradesPlanned whether it proposes any trade
     */
    record Out(String decisionId, boolean tradesPlanned) {}

    @JobWorker(type = "plan-rebalance")
    public Out handle(@VariablesAsType In in) {
        StoreRebalancePlan.Stored stored = storeRebalancePlan.run(in.common().toRef(), in.rebalanceId());
        return new Out(stored.decisionId(), stored.trades() > 0);
    }
}
