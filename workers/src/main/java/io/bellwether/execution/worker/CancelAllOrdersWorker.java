package io.bellwether.execution.worker;

import io.bellwether.execution.app.CancelAllOrders;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
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

    record In(String deskId, String asOf) {}

    record Out(boolean allCancelled) {}

    @JobWorker(type = "cancel-all-orders")
    public Out handle(@VariablesAsType In in) {
        return new Out(cancelAllOrders.run(new DeskId(in.deskId()), BusinessTime.parse(in.asOf())));
    }
}
