package io.bellwether.execution.app.order;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.SessionRef;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.gate.GateResult;
import io.bellwether.risk.domain.gate.OrderIntent;
import io.bellwether.risk.domain.gate.ProposalResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what the gate said of a decision: every verdict and the orders, once, in one transaction. */
@Component
public class DecisionOrders {
    private final Orders orders;
    private final RiskChecks checks;
    private final OrderValidity validity;

    DecisionOrders(Orders orders, RiskChecks checks, OrderValidity validity) {
        this.orders = orders;
        this.checks = checks;
        this.validity = validity;
    }

    /** Ids of the decision's orders if it was judged before. */
    @Transactional(readOnly = true)
    public Optional<List<String>> earlier(String decisionId) {
        return checks.exist(decisionId) ? Optional.of(ids(decisionId)) : Optional.empty();
    }

    /**
     * Judges, and writes verdicts and orders, unless another run did; returns the ids of the orders, by number. The
     * desk's lock is taken before the judgement: of two that judge at the same time the later sees the orders of the
     * earlier, so that both together keep every limit.
     */
    @Transactional
    public List<String> write(SessionRef session, String decisionId, Supplier<GateResult> judgement) {
        orders.lockDesk(session.desk());
        if (!checks.exist(decisionId)) {
            save(session, decisionId, Purpose.DECISION, judgement.get());
        }
        return ids(decisionId);
    }

    /** Ids of the orders of a part of a rebalancing, if it was judged before: all of a part is written at once. */
    @Transactional(readOnly = true)
    public Optional<List<String>> earlier(String decisionId, List<ProposedTrade> part) {
        return isJudged(decisionId, part) ? Optional.of(ids(decisionId, part)) : Optional.empty();
    }

    /** The same for a part of a rebalancing. */
    @Transactional
    public List<String> write(
            SessionRef session, String decisionId, List<ProposedTrade> part, Supplier<GateResult> judgement) {
        orders.lockDesk(session.desk());
        if (!isJudged(decisionId, part)) {
            save(session, decisionId, Purpose.REBALANCE, judgement.get());
        }
        return ids(decisionId, part);
    }

    private boolean isJudged(String decisionId, List<ProposedTrade> part) {
        return part.stream()
                .anyMatch(trade -> !checks.find(decisionId, trade.n()).isEmpty());
    }

    private void save(SessionRef session, String decisionId, Purpose purpose, GateResult result) {
        for (ProposalResult proposal : result.results()) {
            checks.save(session, decisionId, proposal.trade().n(), proposal.verdicts());
            DecisionTradeRef source =
                    new DecisionTradeRef(decisionId, proposal.trade().n());
            proposal.intent().ifPresent(intent -> orders.create(order(session, purpose, source, intent)));
        }
    }

    private List<String> ids(String decisionId) {
        return orders.findByDecision(decisionId).stream().map(TradeOrder::id).toList();
    }

    private List<String> ids(String decisionId, List<ProposedTrade> part) {
        Set<Integer> numbers = part.stream().map(ProposedTrade::n).collect(Collectors.toSet());
        return orders.findByDecision(decisionId).stream()
                .filter(order -> order.decision()
                        .filter(source -> numbers.contains(source.n()))
                        .isPresent())
                .map(TradeOrder::id)
                .toList();
    }

    private NewOrder order(SessionRef session, Purpose purpose, DecisionTradeRef source, OrderIntent intent) {
        TimeInForce timing = TradingMoment.timing(session.tradingDate(), session.asOf());
        return new NewOrder(
                session,
                purpose,
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
                validity.until(session, purpose, timing),
                intent.reason()
                        + (timing == TimeInForce.NEXT_OPEN
                                ? "; decided at or after the close, placed for the next open"
                                : ""),
                Optional.of(intent.sizing()));
    }
}
