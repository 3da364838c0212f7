package io.bellwether.execution.worker;

import io.bellwether.desk.app.PlannedFaults;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.SessionVariables;
import io.bellwether.risk.app.ConvictionGate;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code gate-and-size-trades}; safe to run twice: a decision is judged once. */
@Component
public class GateAndSizeTradesWorker {
    private final GateAndSizeTrades gateAndSizeTrades;
    private final PlannedFaults faults;

    GateAndSizeTradesWorker(GateAndSizeTrades gateAndSizeTrades, PlannedFaults faults) {
        this.gateAndSizeTrades = gateAndSizeTrades;
        this.faults = faults;
    }

    record In(
            String deskId,
            String tradingDate,
            String session,
            String asOf,
            String clock,
            @Nullable String segment,
            String decisionId,
            BigDecimal minConviction,
            BigDecimal riskMultiplier) {
        SessionVariables common() {
            return new SessionVariables(deskId, tradingDate, session, asOf, clock, segment);
        }

        int leastConviction() {
            return ConvictionGate.whole(minConviction);
        }
    }

    record Out(List<String> orderIds) {}

    @JobWorker(type = "gate-and-size-trades")
    public Out handle(@VariablesAsType In in) {
        SessionRef session = in.common().toRef();
        Out out = new Out(gateAndSizeTrades.run(session, in.decisionId(), in.leastConviction(), in.riskMultiplier()));
        if (faults.comes(session.desk(), session.tradingDate(), PlannedFault.CRASH)) {
            throw new TransientFault("the worker died after its work: it was told so", null);
        }
        return out;
    }
}
