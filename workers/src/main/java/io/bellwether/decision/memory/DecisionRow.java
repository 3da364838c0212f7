package io.bellwether.decision.memory;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.decision.domain.claims.Contradiction;
import io.bellwether.kernel.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A decision as it was written down, or a session without one, and what became of it. */
final class DecisionRow {
    /** Newest last; of one moment by id. */
    static final Comparator<DecisionRow> OLDEST_FIRST =
            Comparator.comparing((DecisionRow row) -> row.decision.asOf()).thenComparing(row -> row.decision.id());

    final Decision decision;
    final boolean advice;
    final boolean decided;
    final Optional<AttemptRow> attempt;
    final List<ThesisReview> reviews = new ArrayList<>();
    final Map<Integer, TradeOutcome> outcomes = new HashMap<>();
    List<Contradiction> contradictions = List.of();
    boolean checked;
    private @Nullable Decision whole;

    /** @param decision without what it says of theses, which is written down with those */
    DecisionRow(Decision decision, boolean advice, boolean decided, Optional<AttemptRow> attempt) {
        this.decision = decision;
        this.advice = advice;
        this.decided = decided;
        this.attempt = attempt;
    }

    /** The decision with its reviews. */
    Decision whole() {
        Decision known = whole;
        if (known == null || known.theses().size() != reviews.size()) {
            known = stored(decision, decision.confidence(), reviews);
            whole = known;
        }
        return known;
    }

    /** Whether it names a wrong number as a fact of the symbol, of the market or of the desk. */
    boolean contradicts(Symbol symbol) {
        return contradictions.stream()
                .anyMatch(found ->
                        found.symbol().isEmpty() || found.symbol().get().equals(symbol));
    }

    Optional<ProposedTrade> trade(int n) {
        return decision.trades().stream().filter(trade -> trade.n() == n).findFirst();
    }

    /** Its buys and sells, in its order. */
    List<ProposedTrade> proposals() {
        return decision.trades().stream()
                .filter(trade -> trade.action() != Action.HOLD)
                .toList();
    }

    /** The decision as its columns keep it, with this confidence and these reviews. */
    static Decision stored(Decision decision, int confidence, List<ThesisReview> reviews) {
        return new Decision(
                decision.id(),
                decision.key(),
                decision.asOf(),
                decision.advisor(),
                decision.analysis(),
                decision.marketConditions(),
                decision.reasoning(),
                decision.expectedOutcome(),
                decision.riskAssessment(),
                confidence,
                reviews,
                decision.trades().stream()
                        .sorted(Comparator.comparing(ProposedTrade::n))
                        .map(DecisionRow::stored)
                        .toList());
    }

    private static ProposedTrade stored(ProposedTrade trade) {
        return new ProposedTrade(
                trade.n(),
                trade.action(),
                trade.symbol(),
                trade.quantity(),
                trade.weight().map(Decimals::fraction),
                trade.orderType(),
                trade.limitPrice(),
                trade.stopPrice(),
                trade.conviction(),
                Decimals.probability(trade.winProbability()),
                Decimals.fraction(trade.expectedGain()),
                Decimals.fraction(trade.expectedLoss()),
                trade.horizonDays(),
                trade.expectedOutcome(),
                trade.reasoning(),
                trade.risks());
    }
}
