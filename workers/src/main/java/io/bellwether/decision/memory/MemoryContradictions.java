package io.bellwether.decision.memory;

import io.bellwether.decision.app.answer.Contradictions;
import io.bellwether.decision.domain.claims.Contradiction;
import io.bellwether.platform.InMemory;
import java.util.List;

/** Contradictions with their decisions, in their order; what is there already stays. */
@InMemory
final class MemoryContradictions implements Contradictions {
    private final DecisionRows decisions;

    MemoryContradictions(DecisionRows decisions) {
        this.decisions = decisions;
    }

    @Override
    public void record(String decisionId, String attemptId, List<Contradiction> found) {
        decisions
                .find(decisionId)
                .filter(row -> row.attempt
                        .filter(made -> made.attempt.id().equals(attemptId))
                        .isPresent())
                .filter(row -> row.contradictions.size() < found.size())
                .ifPresent(row -> {
                    row.contradictions.addAll(found.subList(row.contradictions.size(), found.size()));
                    decisions.of(row.decision.desk()).judgeAgain(row);
                });
    }
}
