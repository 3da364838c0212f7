package io.bellwether.execution.worker;

import io.bellwether.execution.app.PrepareOrder;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Price;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code prepare-order}; safe to run twice: it reads. */
@Component
public class PrepareOrderWorker {
    private final PrepareOrder prepareOrder;

    PrepareOrderWorker(PrepareOrder prepareOrder) {
        this.prepareOrder = prepareOrder;
    }

    record In(String orderId, String asOf) {}

    record Out(
            String symbol,
            String side,
            String quantity,
            String orderType,
            @Nullable String limitPrice,
            @Nullable String stopPrice,
            BigDecimal orderNotional,
            String orderPurpose,
            String approvalPolicy,
            BigDecimal approvalThreshold,
            String approvalDeadline,
            String approvalOnDeadline,
            String orderReasons,
            String orderRisks) {}

    @JobWorker(type = "prepare-order")
    public Out handle(@VariablesAsType In in) {
        PrepareOrder.Prepared prepared = prepareOrder.run(in.orderId(), BusinessTime.parse(in.asOf()));
        TradeOrder order = prepared.order();
        return new Out(
                order.symbol().value(),
                order.side().name(),
                order.quantity().toString(),
                order.type().name(),
                order.limitPrice().map(Price::toString).orElse(null),
                order.stopPrice().or(order::protectiveStop).map(Price::toString).orElse(null),
                order.notional().amount(),
                order.purpose().name(),
                prepared.approval().policy().text(),
                prepared.approval().threshold().amount(),
                prepared.approval().deadline().toString(),
                prepared.approval().onDeadline().text(),
                prepared.reasons(),
                prepared.risks());
    }
}
