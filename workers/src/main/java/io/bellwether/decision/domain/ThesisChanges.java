package io.bellwether.decision.domain;

import io.bellwether.decision.domain.ThesisEvent.Kind;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a decision does to the desk's theses: its reviews are written down, a purchase opens a thesis where none is open
 * and adds to it where there is one.
 *
 * @param opened theses that begin
 * @param events in the decision's order: its reviews, then its purchases
 */
public record ThesisChanges(List<Opening> opened, List<ThesisEvent> events) {
    public ThesisChanges {
        opened = List.copyOf(opened);
        events = List.copyOf(events);
    }

    /** A thesis that begins with a purchase; its id is the decision's with the symbol. */
    public record Opening(String id, ProposedTrade trade, String statement, LocalDate horizonEnd) {}

    /**
     * The changes.
     *
     * @param known every thesis that is open, and those that the decision reviews
     */
    public static ThesisChanges of(Decision decision, List<ThesisState> known) {
        List<Opening> opened = new ArrayList<>();
        List<ThesisEvent> events = new ArrayList<>();
        Map<Symbol, ThesisState> open = new HashMap<>();
        known.stream().filter(ThesisState::open).forEach(thesis -> open.put(thesis.symbol(), thesis));
        for (ThesisReview review : decision.theses()) {
            known.stream()
                    .filter(thesis -> thesis.id().equals(review.thesisId()))
                    .findFirst()
                    .ifPresent(thesis -> {
                        events.add(reviewed(decision, review, thesis));
                        if (review.verdict() == ThesisReview.Verdict.CLOSE) {
                            open.remove(thesis.symbol(), thesis);
                        }
                    });
        }
        for (ProposedTrade trade : decision.trades()) {
            if (trade.action() == Action.BUY) {
                Optional.ofNullable(open.get(trade.symbol()))
                        .ifPresentOrElse(
                                thesis -> events.add(added(decision, trade, thesis)),
                                () -> open.put(trade.symbol(), open(decision, trade, opened, events)));
            }
        }
        return new ThesisChanges(opened, events);
    }

    private static ThesisEvent reviewed(Decision decision, ThesisReview review, ThesisState thesis) {
        Kind kind = switch (review.verdict()) {
            case CONFIRM -> Kind.CONFIRMED;
            case CHANGE -> Kind.CHANGED;
            case CLOSE -> Kind.CLOSED;
        };
        return event(
                decision,
                thesis.id(),
                kind,
                review.reasoning(),
                review.statement().orElse(thesis.statement()),
                review.horizonDays()
                        .map(days -> Horizon.end(decision.tradingDate(), days))
                        .orElse(thesis.horizonEnd()),
                review.horizonDays());
    }

    private static ThesisEvent added(Decision decision, ProposedTrade trade, ThesisState thesis) {
        return event(
                decision,
                thesis.id(),
                Kind.ADDED,
                trade.reasoning(),
                thesis.statement(),
                thesis.horizonEnd(),
                Optional.empty());
    }

    private static ThesisState open(
            Decision decision, ProposedTrade trade, List<Opening> opened, List<ThesisEvent> events) {
        String statement = (trade.reasoning() + " " + trade.expectedOutcome()).strip();
        Opening opening = new Opening(
                decision.id() + "-" + trade.symbol(),
                trade,
                statement,
                Horizon.end(decision.tradingDate(), trade.horizonDays()));
        opened.add(opening);
        events.add(event(
                decision,
                opening.id(),
                Kind.OPENED,
                trade.reasoning(),
                statement,
                opening.horizonEnd(),
                Optional.empty()));
        return new ThesisState(opening.id(), trade.symbol(), true, statement, opening.horizonEnd());
    }

    private static ThesisEvent event(
            Decision decision,
            String thesisId,
            Kind kind,
            String reasoning,
            String statement,
            LocalDate horizonEnd,
            Optional<Integer> horizonDays) {
        return new ThesisEvent(
                thesisId,
                decision.id(),
                kind,
                Optional.of(decision.id()),
                reasoning,
                statement,
                horizonEnd,
                horizonDays,
                decision.asOf());
    }
}
