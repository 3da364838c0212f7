package io.bellwether.execution.worker;

import io.bellwether.execution.app.PollOrder;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code poll-order}; safe to run twice: it only asks. */
@Component
public class PollOrderWorker {
    private final PollOrder pollOrder;

    PollOrderWorker(PollOrder pollOrder) {
        this.pollOrder = pollOrder;
    }

    @JobWorker(type = "poll-order")
    public void handle(@VariablesAsType OrderVariables order) {
        pollOrder.run(order.orderId(), order.moment());
    }
}
