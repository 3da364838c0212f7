package io.bellwether.reporting.worker;

import io.bellwether.platform.BusinessTime;
import io.bellwether.reporting.app.PrepareApproval;
import io.bellwether.reporting.domain.approval.ApprovalSheet;
import io.bellwether.reporting.domain.approval.RuleLine;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code prepare-approval}; safe to run twice: it reads. */
@Component
public class PrepareApprovalWorker {
    private final PrepareApproval prepareApproval;

    PrepareApprovalWorker(PrepareApproval prepareApproval) {
        this.prepareApproval = prepareApproval;
    }

    record In(String orderId, String asOf) {}

    record Out(
            String orderPurpose,
            BigDecimal orderNotional,
            String approvalPolicy,
            BigDecimal approvalThreshold,
            String approvalUntil,
            String approvalDeadline,
            String approvalOnDeadline,
            ApprovalSheet.Order orderSheet,
            List<RuleLine> orderRules,
            String advisorText) {}

    @JobWorker(type = "prepare-approval")
    public Out handle(@VariablesAsType In in) {
        PrepareApproval.Prepared prepared = prepareApproval.run(in.orderId(), BusinessTime.parse(in.asOf()));
        return new Out(
                prepared.order().purpose().name(),
                prepared.order().notional().amount(),
                prepared.approval().policy().text(),
                prepared.approval().threshold().amount(),
                prepared.deadline().until().toString(),
                prepared.deadline().left().toString(),
                prepared.onDeadline().text(),
                prepared.sheet().order(),
                prepared.sheet().rules(),
                prepared.sheet().advisorText());
    }
}
