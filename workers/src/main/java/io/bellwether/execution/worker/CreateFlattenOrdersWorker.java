package io.bellwether.execution.worker;

import io.bellwether.execution.app.CreateFlattenOrders;
import io.bellwether.platform.SessionVariables;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code create-flatten-orders}; safe to run twice: one order per position and moment. */
@Component
public class CreateFlattenOrdersWorker {
    private final CreateFlattenOrders createFlattenOrders;

    CreateFlattenOrdersWorker(CreateFlattenOrders createFlattenOrders) {
        this.createFlattenOrders = createFlattenOrders;
    }

    record Out(List<String> orderIds) {}

    @JobWorker(type = "create-flatten-orders")
    public Out handle(@VariablesAsType SessionVariables session) {
        return new Out(createFlattenOrders.run(session.toRef()));
    }
}
