package io.bellwether.execution.app;

import io.bellwether.decision.app.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.risk.app.MarketNumbers;
import io.bellwether.risk.domain.GateInput;
import io.bellwether.risk.domain.OpenOrder;
import io.bellwether.risk.domain.gate.GateAndSize;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Puts a decision's proposals before the rules, sizes those that pass and writes verdicts and orders down. Safe to run
 * twice: a decision is judged once, later runs return its orders.
 */
@Service
public class GateAndSizeTrades {
    private final Desks desks;
    private final Decisions decisions;
    private final MarketNumbers market;
    private final DeskHoldings holdings;
    private final Situations situations;
    private final DecisionOrders decisionOrders;

    GateAndSizeTrades(
            Desks desks,
            Decisions decisions,
            MarketNumbers market,
            DeskHoldings holdings,
            Situations situations,
            DecisionOrders decisionOrders) {
        this.desks = desks;
        this.decisions = decisions;
        this.market = market;
        this.holdings = holdings;
        this.situations = situations;
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
                .orElseGet(() -> judge(session, decisionId, minConviction, riskMultiplier));
    }

    private List<String> judge(SessionRef session, String decisionId, int minConviction, BigDecimal riskMultiplier) {
        Decision decision = decisions.get(decisionId);
        Desk desk = desks.get(session.desk());
        Portfolio portfolio = holdings.portfolio(session.desk());
        List<OpenOrder> open = holdings.openOrders(session.desk());
        GateInput input = new GateInput(
                decision.trades(),
                portfolio,
                open,
                market.of(desk.market(), session.asOf()),
                desk.settings().limits(),
                desk.settings().costs(),
                desk.settings().fractionalShares(),
                minConviction,
                situations.of(session, desk, decisionId, decision.trades(), portfolio, open, riskMultiplier));
        return decisionOrders.write(session, decisionId, GateAndSize.run(input));
    }
}
