package io.bellwether.execution.worker;

import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code cancel-day-orders}; safe to run twice: a cancelled order stays cancelled. */
@Component
public class CancelDayOrdersWorker {
    private final CancelDayOrders cancelDayOrders;

    CancelDayOrdersWorker(CancelDayOrders cancelDayOrders) {
        this.cancelDayOrders = cancelDayOrders;
    }

    @JobWorker(type = "cancel-day-orders")
    public void handle(@VariablesAsType SessionVariables session) {
        cancelDayOrders.run(session.toRef());
    }
}
