package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.CancelAllOrders;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code cancel-all-orders}; safe to run twice: a cancelled order stays cancelled. */
@Component
public class CancelAllOrdersWorker {
    private final CancelAllOrders cancelAllOrders;

    CancelAllOrdersWorker(CancelAllOrders cancelAllOrders) {
        this.cancelAllOrders = cancelAllOrders;
    }

    record Out(boolean allCancelled, int ordersLeft, String retryIn) {}

    @JobWorker(type = "cancel-all-orders")
    public Out handle(@VariablesAsType StopVariables in) {
        CancelAllOrders.Result result = cancelAllOrders.run(in.desk(), in.halt(), in.span());
        return new Out(
                result.allCancelled(), result.ordersLeft(), result.retryIn().toString());
    }
}
