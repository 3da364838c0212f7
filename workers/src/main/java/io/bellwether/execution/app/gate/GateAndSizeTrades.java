package io.bellwether.execution.app.gate;

import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.execution.app.order.DecisionOrders;
import io.bellwether.kernel.SessionRef;
import io.bellwether.risk.domain.Basis;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Puts a decision's proposals before the rules, sizes those that pass and writes verdicts and orders down. Safe to run
 * twice: a decision is judged once, later runs return its orders.
 */
@Service
public class GateAndSizeTrades {
    private final Decisions decisions;
    private final Judge judge;
    private final DecisionOrders decisionOrders;

    GateAndSizeTrades(Decisions decisions, Judge judge, DecisionOrders decisionOrders) {
        this.decisions = decisions;
        this.judge = judge;
        this.decisionOrders = decisionOrders;
    }

    /**
     * Judges the decision.
     *
     * @param minConviction least conviction that trades, 0 to 100
     * @param riskMultiplier what is left of a position's size [0..1], as the risk-multiplier table sets it
     * @return ids of the orders to place, by number; empty when nothing passed
     */
    public List<String> run(SessionRef session, String decisionId, int minConviction, BigDecimal riskMultiplier) {
        return decisionOrders
                .earlier(decisionId)
                .orElseGet(() -> judged(session, decisionId, minConviction, riskMultiplier));
    }

    private List<String> judged(SessionRef session, String decisionId, int minConviction, BigDecimal riskMultiplier) {
        List<ProposedTrade> trades = decisions.get(decisionId).trades();
        Judge.Market market = judge.market(session);
        return decisionOrders.write(
                session,
                decisionId,
                () -> judge.judge(session, market, decisionId, trades, Basis.FORECAST, minConviction, riskMultiplier));
    }
}
