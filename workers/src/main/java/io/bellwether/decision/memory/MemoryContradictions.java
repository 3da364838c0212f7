package io.bellwether.decision.memory;

import io.bellwether.decision.app.answer.Contradictions;
import io.bellwether.decision.domain.claims.Contradiction;
import io.bellwether.kernel.Deferred;
import io.bellwether.platform.InMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/**
 * Contradictions with their decisions, in their order; what is there already stays. Nobody asks for them before a forecast
 * is judged some days later, so they are looked for beside the days that go on.
 */
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
                .ifPresent(row -> record(row, found));
    }

    private void record(DecisionRow row, List<Contradiction> found) {
        if (!row.checked) {
            row.checked = true;
            row.contradictions = found;
            if (found instanceof Deferred<Contradiction> unread) {
                ForkJoinPool.commonPool().execute(unread::make);
            }
        } else if (row.contradictions.size() < found.size()) {
            List<Contradiction> more = new ArrayList<>(row.contradictions);
            more.addAll(found.subList(more.size(), found.size()));
            row.contradictions = more;
        } else {
            return;
        }
        decisions.of(row.decision.desk()).judgeAgain(row);
    }
}
