package io.bellwether.execution.app.broker;

import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.kernel.DeskId;

/** What the paper exchange reckoned for a desk's executions. */
public interface ExchangeCosts {
    /** All of them so far. */
    ExecutionCosts read(DeskId desk);
}
