package io.bellwether.reporting.worker;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.app.ConfirmOrder;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code confirm-order}; safe to run twice: the list of mails sent names the order. */
@Component
public class ConfirmOrderWorker {
    /**
     * @param deskId the desk
     * @param orderId the order that is done
     */
    record In(String deskId, String orderId) {}

    private final ConfirmOrder confirmOrder;

    ConfirmOrderWorker(ConfirmOrder confirmOrder) {
        this.confirmOrder = confirmOrder;
    }

    @JobWorker(type = "confirm-order")
    public void handle(@VariablesAsType In in) {
        confirmOrder.run(new DeskId(in.deskId()), in.orderId());
    }
}
