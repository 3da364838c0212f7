package io.bellwether.execution.app;

import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.SessionRef;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.gate.GateResult;
import io.bellwether.risk.domain.gate.OrderIntent;
import io.bellwether.risk.domain.gate.ProposalResult;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the gate said of a decision: every verdict and the orders, once, in one transaction. */
@Component
class DecisionOrders {
    private final Orders orders;
    private final RiskChecks checks;

    DecisionOrders(Orders orders, RiskChecks checks) {
        this.orders = orders;
        this.checks = checks;
    }

    /** Ids of the decision's orders if it was judged before. */
    @Transactional(readOnly = true)
    public Optional<List<String>> earlier(String decisionId) {
        return checks.exist(decisionId) ? Optional.of(ids(decisionId)) : Optional.empty();
    }

    /** Writes verdicts and orders, unless another run did; returns the ids of the orders, by number. */
    @Transactional
    public List<String> write(SessionRef session, String decisionId, GateResult result) {
        orders.lockDesk(session.desk());
        if (checks.exist(decisionId)) {
            return ids(decisionId);
        }
        for (ProposalResult proposal : result.results()) {
            checks.save(session, decisionId, proposal.trade().n(), proposal.verdicts());
            proposal.intent()
                    .ifPresent(intent -> orders.create(order(
                            session,
                            new DecisionTradeRef(decisionId, proposal.trade().n()),
                            intent)));
        }
        return ids(decisionId);
    }

    private List<String> ids(String decisionId) {
        return orders.ofDecision(decisionId).stream().map(TradeOrder::id).toList();
    }

    private static NewOrder order(SessionRef session, DecisionTradeRef source, OrderIntent intent) {
        Timing timing = TradingMoment.timing(session.tradingDate(), session.asOf());
        return new NewOrder(
                session,
                Purpose.DECISION,
                Optional.of(source),
                intent.symbol(),
                intent.side(),
                intent.type(),
                intent.quantity(),
                intent.limitPrice(),
                intent.stopPrice(),
                intent.protectiveStop(),
                intent.referencePrice(),
                timing,
                intent.reason()
                        + (timing == Timing.NEXT_OPEN
                                ? "; decided at or after the close, placed for the next open"
                                : ""),
                Optional.of(intent.sizing()));
    }
}
