package io.bellwether.execution.app.gate;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.execution.app.order.DecisionOrders;
import io.bellwether.kernel.SessionRef;
import io.bellwether.risk.domain.Basis;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Puts a part of a decision that wishes target weights before the same rules as every decision, and stores the orders
 * that pass. Safe to run twice: each part is judged once.
 */
@Service
public class GateAndSizeTargets {
    private final Judge judge;
    private final DecisionOrders decisionOrders;

    GateAndSizeTargets(Judge judge, DecisionOrders decisionOrders) {
        this.judge = judge;
        this.decisionOrders = decisionOrders;
    }

    /**
     * Judges the part.
     *
     * @param part trades of the decision, at least one
     * @param riskMultiplier what is left of a position's size [0..1], as the risk-multiplier table sets it
     * @return ids of the orders to place, by number; empty when nothing passed
     */
    public List<String> run(
            SessionRef session, String decisionId, List<ProposedTrade> part, BigDecimal riskMultiplier) {
        return decisionOrders
                .earlier(decisionId, part)
                .orElseGet(() -> judged(session, decisionId, part, riskMultiplier));
    }

    private List<String> judged(
            SessionRef session, String decisionId, List<ProposedTrade> part, BigDecimal riskMultiplier) {
        Judge.Market market = judge.market(session);
        return decisionOrders.write(
                session,
                decisionId,
                part,
                () -> judge.judge(session, market, decisionId, part, Basis.TARGET, 0, riskMultiplier));
    }
}
