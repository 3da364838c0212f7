package io.bellwether.execution.worker;

import io.bellwether.execution.app.approval.CheckApprovalAnswer;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.ElementInstanceKey;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code check-approval-answer}; safe to run twice: the same message is refused once. */
@Component
public class CheckApprovalAnswerWorker {
    private final CheckApprovalAnswer checkApprovalAnswer;

    CheckApprovalAnswerWorker(CheckApprovalAnswer checkApprovalAnswer) {
        this.checkApprovalAnswer = checkApprovalAnswer;
    }

    /** What an outside system sent is of any type. */
    record In(
            String orderId,
            String asOf,
            @Nullable Object sentAnswer,
            @Nullable Object sentBy,
            @Nullable Object sentReason,
            @Nullable Object sentAnswerId) {}

    record Out(
            boolean answerUsable,
            @Nullable Boolean orderApproved,
            String approvalActor,
            String approvalReason,
            @Nullable Long approvalAnswerId) {}

    @JobWorker(type = "check-approval-answer")
    public Out handle(@VariablesAsType In in, @ElementInstanceKey long elementInstanceKey) {
        CheckApprovalAnswer.Checked checked = checkApprovalAnswer.run(
                in.orderId(),
                new CheckApprovalAnswer.Sent(in.sentAnswer(), in.sentBy(), in.sentReason(), in.sentAnswerId()),
                String.valueOf(elementInstanceKey),
                BusinessTime.parse(in.asOf()));
        return new Out(
                checked.approved().isPresent(),
                checked.approved().orElse(null),
                checked.actor(),
                checked.reason(),
                checked.answerId().orElse(null));
    }
}
