package io.bellwether.decision.memory;

import io.bellwether.decision.app.log.JudgedProposals;
import io.bellwether.decision.app.log.ProposalOrders;
import io.bellwether.decision.app.thesis.Theses;
import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ThesisEvent;
import io.bellwether.decision.domain.ThesisStanding;
import io.bellwether.decision.domain.ThesisStanding.ClosedBy;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.Executions;
import io.bellwether.portfolio.domain.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Theses; what one stands on is read from the books and the orders as they are now. */
@InMemory
public final class MemoryTheses implements Theses {
    private final ThesisRows theses;
    private final DecisionRows decisions;
    private final Books books;
    private final Executions executions;
    private final ProposalOrders orders;
    private final JudgedProposals judged;

    MemoryTheses(
            ThesisRows theses,
            DecisionRows decisions,
            Books books,
            Executions executions,
            ProposalOrders orders,
            JudgedProposals judged) {
        this.theses = theses;
        this.decisions = decisions;
        this.books = books;
        this.executions = executions;
        this.orders = orders;
        this.judged = judged;
    }

    @Override
    public List<ThesisFacts> open(DeskId desk, Instant asOf) {
        return theses.of(desk).notClosedBefore(asOf).stream()
                .filter(thesis -> thesis.asOf.isBefore(asOf))
                .flatMap(thesis -> thesis.facts(asOf).stream())
                .toList();
    }

    @Override
    public List<ThesisStanding> standing(SessionRef session) {
        if (decisions.of(session.desk()).isAnyAfter(session.tradingDate())) {
            return List.of();
        }
        List<ThesisRow> open = theses.of(session.desk()).open().stream()
                .filter(thesis -> !thesis.asOf.isAfter(session.asOf()))
                .toList();
        Set<Symbol> held = open.isEmpty() ? Set.of() : held(session.desk());
        return open.stream().map(thesis -> standing(thesis, held, session)).toList();
    }

    private ThesisStanding standing(ThesisRow thesis, Set<Symbol> held, SessionRef session) {
        return new ThesisStanding(
                thesis.id,
                held.contains(thesis.symbol),
                orders.mayBuy(session.desk(), thesis.symbol),
                isUndecided(thesis.symbol, session),
                executions.hasTraded(session.desk(), thesis.symbol, thesis.asOf, thesis.openedOn));
    }

    private Set<Symbol> held(DeskId desk) {
        return books.portfolio(desk).positions().stream().map(Position::symbol).collect(Collectors.toSet());
    }

    /** Whether a purchase decided on the day has not met the rules yet. */
    private boolean isUndecided(Symbol symbol, SessionRef session) {
        return decisions.of(session.desk()).on(session.tradingDate()).stream()
                .anyMatch(row -> row.decision.trades().stream()
                        .anyMatch(trade -> trade.action() == Action.BUY
                                && trade.symbol().equals(symbol)
                                && !judged.isJudged(row.decision.id(), trade.n())));
    }

    @Override
    public void reopenBought(SessionRef session) {
        DeskTheses ofDesk = theses.of(session.desk());
        for (Position position : books.portfolio(session.desk()).positions()) {
            if (!ofDesk.isOpen(position.symbol())) {
                ofDesk.neverTraded(position.symbol()).stream()
                        .filter(thesis -> isClosedBefore(thesis, session.asOf()) && isBought(thesis, session.desk()))
                        .max(Comparator.comparing(thesis -> thesis.asOf))
                        .ifPresent(thesis -> {
                            ofDesk.reopen(thesis);
                            thesis.add(ThesisEvent.reopened(thesis.state(), session));
                        });
            }
        }
    }

    private static boolean isClosedBefore(ThesisRow thesis, Instant moment) {
        return thesis.closing().filter(end -> end.asOf().isBefore(moment)).isPresent();
    }

    /** Whether an order decided while the thesis was open bought shares of its symbol. */
    private boolean isBought(ThesisRow thesis, DeskId desk) {
        return decisions
                .of(desk)
                .between(thesis.asOf, thesis.closing().orElseThrow().asOf())
                .stream()
                .flatMap(row -> orders.findByDecision(row.decision.id()).stream())
                .flatMap(order -> executions.bought(desk, order.orderId()).stream())
                .anyMatch(lot -> lot.symbol().equals(thesis.symbol));
    }

    @Override
    public void close(String thesisId, ClosedBy by, SessionRef session) {
        theses.find(thesisId).ifPresent(thesis -> {
            if (theses.close(thesis, by, session.asOf())) {
                thesis.add(ThesisEvent.closed(thesis.state(), by, session));
            }
        });
    }
}
