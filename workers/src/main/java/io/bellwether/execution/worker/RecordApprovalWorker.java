package io.bellwether.execution.worker;

import io.bellwether.execution.app.placing.RecordApproval;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code record-approval}; safe to run twice: the decision is recorded once. No plain yes counts as no. */
@Component
public class RecordApprovalWorker {
    private final RecordApproval recordApproval;

    RecordApprovalWorker(RecordApproval recordApproval) {
        this.recordApproval = recordApproval;
    }

    /** A program may have completed the task with anything: what is no text or boolean counts as missing. */
    record In(
            String orderId,
            String asOf,
            @Nullable Object orderApproved,
            @Nullable Object approvalReason,
            @Nullable String approvalVia,
            @Nullable String approvalActor,
            @Nullable Long approvalAnswerId) {}

    record Out(boolean orderApproved) {}

    @JobWorker(type = "record-approval")
    public Out handle(@VariablesAsType In in, @ProcessInstanceKey long processInstanceKey) {
        return new Out(recordApproval.run(
                in.orderId(),
                new RecordApproval.Answer(
                        in.orderApproved(),
                        in.approvalReason(),
                        RecordApproval.Via.of(in.approvalVia()),
                        in.approvalActor(),
                        in.approvalAnswerId(),
                        processInstanceKey),
                BusinessTime.parse(in.asOf())));
    }
}
