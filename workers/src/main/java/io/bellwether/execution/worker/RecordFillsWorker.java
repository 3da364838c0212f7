package io.bellwether.execution.worker;

import io.bellwether.execution.app.placing.RecordFills;
import io.bellwether.execution.domain.OrderState;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.springframework.stereotype.Component;

/** Job {@code record-fills}; safe to run twice: every execution is booked once. */
@Component
public class RecordFillsWorker {
    private final RecordFills recordFills;

    RecordFillsWorker(RecordFills recordFills) {
        this.recordFills = recordFills;
    }

    /**
     * The process knows five states: what may still trade is WORKING, what was refused is REJECTED.
     *
     * @param fillsBooked executions of the order in the books
     */
    record Out(String orderState, long fillsBooked) {
        static Out of(OrderState state, long fillsBooked) {
            return new Out(
                    switch (state) {
                        case CREATED, SUBMITTED, WORKING, QUEUED, CANCEL_PENDING -> "WORKING";
                        case FILLED, CANCELLED, EXPIRED -> state.name();
                        case REJECTED, NOT_APPROVED -> "REJECTED";
                    },
                    fillsBooked);
        }
    }

    @JobWorker(type = "record-fills")
    public Out handle(@VariablesAsType OrderVariables order) {
        OrderState state = recordFills.run(order.orderId(), order.moment());
        return Out.of(state, recordFills.booked(order.orderId()));
    }
}
