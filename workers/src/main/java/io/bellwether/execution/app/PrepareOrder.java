package io.bellwether.execution.app;

import io.bellwether.decision.app.Decisions;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.domain.DecisionTradeRef;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleVerdict;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the approval table and the approval form need to know of an order. Safe to run twice: it reads. */
@Service
public class PrepareOrder {
    private static final int MAX_TEXT = 1_500;

    private final Orders orders;
    private final Desks desks;
    private final Decisions decisions;
    private final RiskChecks checks;

    PrepareOrder(Orders orders, Desks desks, Decisions decisions, RiskChecks checks) {
        this.orders = orders;
        this.desks = desks;
        this.decisions = decisions;
        this.checks = checks;
    }

    /**
     * An order ready to be approved or sent.
     *
     * @param order the order
     * @param approval the desk's policy
     * @param reasons why it exists, short
     * @param risks what speaks against it and what the rules measured, short
     * @param mailWanted whether people get mail of what becomes of it
     */
    public record Prepared(
            TradeOrder order, ApprovalSettings approval, String reasons, String risks, boolean mailWanted) {
        /**
         * Until when a person may decide [UTC]: the policy's time from the moment on, but never longer than the order
         * is valid.
         */
        public Instant approvalUntil(Instant asOf) {
            Instant asked = asOf.plus(approval.deadline());
            return order.validUntil().filter(asked::isAfter).orElse(asked);
        }
    }

    /** Reads the order and its proposal, and notes the policy that applies to it. */
    @Transactional
    public Prepared run(String orderId, Instant asOf) {
        TradeOrder order = orders.get(orderId);
        Desk desk = desks.get(order.desk());
        ApprovalSettings approval = desk.settings().approval();
        orders.record(OrderEvent.ofDesk(
                orderId,
                OrderEvent.Kind.PREPARED,
                asOf,
                "Worth %s; approval policy %s, threshold %s"
                        .formatted(order.notional(), approval.policy().text(), approval.threshold())));
        Optional<ProposedTrade> trade = order.decision().flatMap(this::proposal);
        String reasons = trade.map(ProposedTrade::reasoning)
                .filter(text -> !text.isBlank())
                .map(text -> text + "\n" + order.reason())
                .orElse(order.reason());
        String risks = trade.map(ProposedTrade::risks).filter(text -> !text.isBlank()).stream()
                .map(text -> text + "\n")
                .collect(Collectors.joining());
        return new Prepared(
                order,
                approval,
                shortened(reasons),
                shortened(risks + order.decision().map(this::verdicts).orElse("A protective exit.")),
                desk.writesMail());
    }

    private Optional<ProposedTrade> proposal(DecisionTradeRef ref) {
        return decisions.get(ref.decisionId()).trades().stream()
                .filter(trade -> trade.n() == ref.n())
                .findFirst();
    }

    private String verdicts(DecisionTradeRef ref) {
        return checks.of(ref.decisionId(), ref.n()).stream()
                .filter(verdict -> !verdict.numbers().isEmpty())
                .map(PrepareOrder::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(RuleVerdict verdict) {
        String numbers = verdict.numbers().entrySet().stream()
                .map(number -> number.getKey() + " " + number.getValue().toPlainString())
                .collect(Collectors.joining(", "));
        return "%s: %s".formatted(verdict.rule(), numbers);
    }

    /** Variables are references: a form gets a readable extract, the whole is in the database. */
    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + "…";
    }
}
