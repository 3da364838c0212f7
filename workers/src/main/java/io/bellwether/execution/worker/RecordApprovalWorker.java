package io.bellwether.execution.worker;

import io.bellwether.execution.app.RecordApproval;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code record-approval}; safe to run twice: the decision is recorded once. No answer counts as no. */
@Component
public class RecordApprovalWorker {
    private final RecordApproval recordApproval;

    RecordApprovalWorker(RecordApproval recordApproval) {
        this.recordApproval = recordApproval;
    }

    record In(
            String orderId,
            String asOf,
            @Nullable Boolean orderApproved,
            @Nullable String approvedBy,
            @Nullable String approvalReason) {}

    @JobWorker(type = "record-approval")
    public void handle(@VariablesAsType In in) {
        recordApproval.run(
                in.orderId(),
                Boolean.TRUE.equals(in.orderApproved()),
                Objects.requireNonNullElse(in.approvedBy(), "unknown"),
                Objects.requireNonNullElse(in.approvalReason(), ""),
                BusinessTime.parse(in.asOf()));
    }
}
