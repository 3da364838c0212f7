package io.bellwether.execution.worker;

import io.bellwether.execution.app.placing.RecordRejection;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code record-rejection}; safe to run twice: an order that is done stays as it is. */
@Component
public class RecordRejectionWorker {
    private final RecordRejection recordRejection;

    RecordRejectionWorker(RecordRejection recordRejection) {
        this.recordRejection = recordRejection;
    }

    record In(
            String orderId,
            String asOf,
            String rejectionCode,
            @Nullable String rejectionReason) {}

    @JobWorker(type = "record-rejection")
    public void handle(@VariablesAsType In in) {
        recordRejection.run(
                in.orderId(),
                in.rejectionCode(),
                Objects.requireNonNullElse(in.rejectionReason(), "no reason given"),
                BusinessTime.parse(in.asOf()));
    }
}
