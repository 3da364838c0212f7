package io.bellwether.execution.worker;

import io.bellwether.execution.app.placing.SubmitOrder;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code submit-order}; safe to run twice: the broker knows the order by its id. */
@Component
public class SubmitOrderWorker {
    private final SubmitOrder submitOrder;

    SubmitOrderWorker(SubmitOrder submitOrder) {
        this.submitOrder = submitOrder;
    }

    @JobWorker(type = "submit-order")
    public void handle(@VariablesAsType OrderVariables order) {
        submitOrder.run(order.orderId(), order.moment());
    }
}
