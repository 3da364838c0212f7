package io.bellwether.execution.worker;

import io.bellwether.execution.app.PrepareOrder;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Price;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code prepare-order}; safe to run twice: it reads. */
@Component
public class PrepareOrderWorker {
    private final PrepareOrder prepareOrder;

    PrepareOrderWorker(PrepareOrder prepareOrder) {
        this.prepareOrder = prepareOrder;
    }

    record In(String orderId, String asOf, String clock) {
        /** A person waits for seconds on a paced day, the market for minutes on a real one. */
        String pollInterval() {
            return "live".equals(clock) ? "PT30S" : "PT2S";
        }
    }

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
            String approvalUntil,
            String approvalOnDeadline,
            String orderReasons,
            String orderRisks,
            boolean mailWanted,
            String pollInterval) {}

    @JobWorker(type = "prepare-order")
    public Out handle(@VariablesAsType In in) {
        Instant asOf = BusinessTime.parse(in.asOf());
        PrepareOrder.Prepared prepared = prepareOrder.run(in.orderId(), asOf);
        Instant approvalUntil = prepared.approvalUntil(asOf);
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
                left(asOf, approvalUntil).toString(),
                approvalUntil.toString(),
                prepared.approval().onDeadline().text(),
                prepared.reasons(),
                prepared.risks(),
                prepared.mailWanted(),
                in.pollInterval());
    }

    /**
     * A duration in whole seconds, which FEEL reads, because a paced day's times are not the engine's; one that is over
     * already ends at once.
     */
    private static Duration left(Instant asOf, Instant until) {
        return Duration.ofSeconds(Math.max(0, Duration.between(asOf, until).toSeconds()));
    }
}
