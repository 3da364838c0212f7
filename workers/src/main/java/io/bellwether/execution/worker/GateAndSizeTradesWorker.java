package io.bellwether.execution.worker;

import io.bellwether.execution.app.GateAndSizeTrades;
import io.bellwether.platform.SessionVariables;
import io.bellwether.risk.app.ConvictionGate;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Job {@code gate-and-size-trades}; safe to run twice: a decision is judged once. */
@Component
public class GateAndSizeTradesWorker {
    private final GateAndSizeTrades gateAndSizeTrades;

    GateAndSizeTradesWorker(GateAndSizeTrades gateAndSizeTrades) {
        this.gateAndSizeTrades = gateAndSizeTrades;
    }

    record In(
            String deskId,
            String tradingDate,
            String session,
            String asOf,
            String clock,
            String decisionId,
            BigDecimal minConviction,
            BigDecimal riskMultiplier) {
        SessionVariables common() {
            return new SessionVariables(deskId, tradingDate, session, asOf, clock);
        }

        int leastConviction() {
            return ConvictionGate.whole(minConviction);
        }
    }

    record Out(List<String> orderIds) {}

    @JobWorker(type = "gate-and-size-trades")
    public Out handle(@VariablesAsType In in) {
        return new Out(
                gateAndSizeTrades.run(in.common().toRef(), in.decisionId(), in.leastConviction(), in.riskMultiplier()));
    }
}
