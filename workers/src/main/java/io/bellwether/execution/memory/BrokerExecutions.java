package io.bellwether.execution.memory;

import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.kernel.DeskId;
import java.util.List;

/** What the broker executed of an order. */
@FunctionalInterface
interface BrokerExecutions {
    /** Every execution, oldest first; none of an order that the broker does not know. */
    List<BrokerExecution> of(DeskId desk, String orderId);
}
