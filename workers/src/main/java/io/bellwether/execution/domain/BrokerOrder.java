package io.bellwether.execution.domain;

import io.bellwether.kernel.Quantity;
import java.util.List;

/**
 * An order as the broker sees it.
 *
 * @param clientOrderId the desk's id
 * @param brokerOrderId the broker's own id
 * @param state where it stands
 * @param quantity [shares] ordered
 * @param filledQuantity [shares] executed so far
 * @param executions every execution, oldest first
 */
public record BrokerOrder(
        String clientOrderId,
        String brokerOrderId,
        State state,
        Quantity quantity,
        Quantity filledQuantity,
        List<BrokerExecution> executions) {

    /** Where an order stands at the broker. */
    public enum State {
        WORKING,
        QUEUED,
        /** It was asked to cancel the order and has not done so yet: the order may still be executed. */
        PENDING_CANCEL,
        FILLED,
        CANCELLED,
        EXPIRED
    }

    /** Whether it may still be executed. */
    public boolean isOpen() {
        return state == State.WORKING || state == State.QUEUED || state == State.PENDING_CANCEL;
    }

    public BrokerOrder {
        executions = List.copyOf(executions);
    }
}
