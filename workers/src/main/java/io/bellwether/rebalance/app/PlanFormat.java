package io.bellwether.rebalance.app;

import io.bellwether.rebalance.domain.RebalanceTable;

/** How a rebalancing plan is kept with its decision. */
public interface PlanFormat {
    /** The plan as canonical JSON. */
    String write(RebalanceTable plan);
}
