package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.CreateFlattenOrders;
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

    record Out(
            List<String> orderIds,
            boolean allSold,
            String sharesLeft,
            String retryIn,
            String tradingDate,
            String session,
            String asOf) {}

    @JobWorker(type = "create-flatten-orders")
    public Out handle(@VariablesAsType StopVariables in) {
        CreateFlattenOrders.Result result = createFlattenOrders.run(in.desk(), in.halt(), in.span());
        return new Out(
                result.orderIds(),
                result.done(),
                result.sharesLeft().toString(),
                result.retryIn().toString(),
                result.session().tradingDate().toString(),
                result.session().session().name(),
                result.session().asOf().toString());
    }
}
