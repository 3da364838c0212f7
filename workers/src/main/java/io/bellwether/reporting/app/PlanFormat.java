package io.bellwether.reporting.app;

import io.bellwether.reporting.domain.rebalance.RebalanceView;

/** How a rebalancing plan is kept with its decision. */
public interface PlanFormat {
    /** The plan as canonical JSON. */
    String write(RebalanceView plan);
}
