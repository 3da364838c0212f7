package io.bellwether.execution.worker;

import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code queue-for-next-open}; safe to run twice: the broker knows the order by its id. */
@Component
public class QueueForNextOpenWorker {
    private final QueueForNextOpen queueForNextOpen;

    QueueForNextOpenWorker(QueueForNextOpen queueForNextOpen) {
        this.queueForNextOpen = queueForNextOpen;
    }

    @JobWorker(type = "queue-for-next-open")
    public void handle(@VariablesAsType OrderVariables order) {
        queueForNextOpen.run(order.orderId(), order.moment());
    }
}
