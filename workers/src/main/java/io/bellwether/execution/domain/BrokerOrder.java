package io.bellwether.execution.domain;

import io.bellwether.kernel.Quantity;
import java.util.List;

/**
 * An order as the broker sees it.
 *
 * @param clientOrderId the desk's id
 * @param state where it stands
 * @param quantity [shares] ordered
 * @param filledQuantity [shares] executed so far
 * @param executions every execution, oldest first
 */
public record BrokerOrder(
        String clientOrderId,
        State state,
        Quantity quantity,
        Quantity filledQuantity,
        List<BrokerExecution> executions) {

    /** Where an order stands at the broker. */
    public enum State {
        WORKING,
        QUEUED,
        FILLED,
        CANCELLED,
        EXPIRED
    }

    public BrokerOrder {
        executions = List.copyOf(executions);
    }
}
