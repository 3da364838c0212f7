package io.bellwether.decision.memory;

import io.bellwether.decision.app.log.DecisionLog;
import io.bellwether.decision.app.log.ProposalOrders;
import io.bellwether.decision.app.log.ProposalOrders.ProposalOrder;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.PastDecision.PastTrade;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.decision.memory.DeskDecisions.Open;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.Executions;
import io.bellwether.portfolio.app.Executions.Bought;
import io.bellwether.portfolio.domain.LotClosing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The decision log: written once, never changed. */
@InMemory
final class MemoryDecisionLog implements DecisionLog {
    private final DecisionRows decisions;
    private final AttemptRows attempts;
    private final ThesisRows theses;
    private final ProposalOrders orders;
    private final Executions executions;

    MemoryDecisionLog(
            DecisionRows decisions,
            AttemptRows attempts,
            ThesisRows theses,
            ProposalOrders orders,
            Executions executions) {
        this.decisions = decisions;
        this.attempts = attempts;
        this.theses = theses;
        this.orders = orders;
        this.executions = executions;
    }

    @Override
    public void record(Decision decision, String attemptId, Supplier<String> answer) {
        Decision stored = DecisionRow.stored(decision, decision.confidence(), List.of());
        DecisionRow row = new DecisionRow(stored, true, true, Optional.of(attempts.get(attemptId)));
        if (decisions.add(row)) {
            theses.record(decision, row);
        }
    }

    @Override
    public void recordRebalance(Decision decision, String plan) {
        Decision sure = DecisionRow.stored(decision, 0, List.of());
        decisions.add(new DecisionRow(sure, false, true, Optional.empty()));
    }

    @Override
    public void recordNone(StoredContext context, String why) {
        Decision none = new Decision(
                context.id(), context.key(), context.asOf(), "", "", "", why, "", "", 0, List.of(), List.of());
        decisions.add(new DecisionRow(none, true, false, Optional.empty()));
    }

    @Override
    public List<PastDecision> history(DeskId desk, Instant before, int limit) {
        LocalDate day = LocalDate.ofInstant(before, ExchangeCalendar.ZONE);
        List<PastDecision> history = new ArrayList<>();
        for (DecisionRow row : decisions.of(desk).before(before)) {
            if (history.size() == limit) {
                break;
            }
            if (row.advice) {
                history.add(past(row, before, day));
            }
        }
        return history;
    }

    private PastDecision past(DecisionRow row, Instant before, LocalDate day) {
        Decision decision = row.decision;
        List<PastTrade> trades = new ArrayList<>();
        List<ProposedTrade> proposals = row.proposals();
        List<ProposalOrder> made = proposals.isEmpty() ? List.of() : orders.findByDecision(decision.id());
        for (ProposedTrade trade : proposals) {
            Optional<BigDecimal> result = Optional.ofNullable(row.outcomes.get(trade.n()))
                    .filter(outcome -> outcome.measuredOn().isBefore(day))
                    .map(outcome -> Decimals.result(outcome.result()));
            List<Optional<String>> states = made.stream()
                    .filter(order ->
                            order.n() == trade.n() && order.createdAsOf().isBefore(before))
                    .map(order -> Optional.of(order.state()))
                    .toList();
            (states.isEmpty() ? List.of(Optional.<String>empty()) : states)
                    .forEach(state -> trades.add(new PastTrade(
                            trade.action(), trade.symbol(), trade.conviction(), trade.horizonDays(), state, result)));
        }
        return new PastDecision(
                decision.id(),
                decision.tradingDate(),
                decision.session(),
                decision.advisor(),
                row.decided,
                decision.confidence(),
                trades);
    }

    @Override
    public List<OpenTrade> withoutOutcome(DeskId desk, Instant before) {
        LocalDate day = LocalDate.ofInstant(before, ExchangeCalendar.ZONE);
        return decisions.of(desk).withoutOutcome(before).stream()
                .map(open -> openTrade(open, day))
                .toList();
    }

    private OpenTrade openTrade(Open open, LocalDate day) {
        Decision decision = open.row().decision;
        ProposedTrade trade = open.trade();
        return new OpenTrade(
                decision.id(),
                trade.n(),
                trade.action(),
                trade.symbol(),
                decision.tradingDate(),
                decision.asOf(),
                trade.horizonDays(),
                new OpenTrade.Forecast(trade.winProbability(), trade.conviction()),
                exit(decision, trade.n(), day));
    }

    /** How all that the proposal's orders bought was sold up to the day. */
    private Optional<OpenTrade.Exit> exit(Decision decision, int n, LocalDate day) {
        BigDecimal bought = BigDecimal.ZERO;
        BigDecimal sold = BigDecimal.ZERO;
        BigDecimal value = BigDecimal.ZERO;
        LocalDate last = LocalDate.MIN;
        for (ProposalOrder order : orders.findByDecision(decision.id())) {
            if (order.n() == n && !order.open()) {
                for (Bought lot : executions.bought(decision.desk(), order.orderId())) {
                    bought = bought.add(lot.quantity().value());
                    for (LotClosing sale : lot.sales()) {
                        if (!sale.closedOn().isAfter(day)) {
                            BigDecimal shares = sale.quantity().value();
                            BigDecimal price =
                                    sale.price().map(paid -> paid.value()).orElse(BigDecimal.ZERO);
                            sold = sold.add(shares);
                            value = value.add(shares.multiply(price));
                            last = sale.closedOn().isAfter(last) ? sale.closedOn() : last;
                        }
                    }
                }
            }
        }
        return bought.signum() > 0 && bought.compareTo(sold) == 0
                ? Optional.of(OpenTrade.Exit.averaged(last, value, sold))
                : Optional.empty();
    }

    @Override
    public void recordOutcome(TradeOutcome outcome) {
        decisions
                .find(outcome.decisionId())
                .ifPresent(row -> row.trade(outcome.n()).ifPresent(trade -> {
                    if (row.outcomes.putIfAbsent(outcome.n(), outcome) == null) {
                        decisions.of(row.decision.desk()).judge(row, trade, outcome);
                    }
                }));
    }
}
