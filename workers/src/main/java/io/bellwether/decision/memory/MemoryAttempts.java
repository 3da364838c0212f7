package io.bellwether.decision.memory;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.Prompt;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Problem;
import io.bellwether.platform.InMemory;
import java.util.List;
import java.util.Optional;

/** Attempts, one per context, advisor and repair; of how an advisor was asked it keeps what is read again. */
@InMemory
final class MemoryAttempts implements Attempts {
    private final AttemptRows rows;

    MemoryAttempts(AttemptRows rows) {
        this.rows = rows;
    }

    @Override
    public Attempt open(Attempt pending) {
        rows.add(pending);
        return get(pending.id());
    }

    @Override
    public Attempt get(String id) {
        return rows.get(id).attempt;
    }

    @Override
    public List<Attempt> findByContext(String contextId) {
        return rows.of(contextId).stream().map(row -> row.attempt).toList();
    }

    @Override
    public void answered(String id, Advisor.Answer answer, long latencyMillis, Cost cost) {
        AttemptRow row = rows.find(id);
        if (row != null && row.isUnderWay()) {
            row.attempt =
                    changed(row.attempt, row.attempt.verdict(), Optional.of(answer.text()), row.attempt.problems());
            row.model = answer.model();
            row.promptVersion = answer.exchange().prompt().map(Prompt::version).orElse("");
            row.ending = answer.ending();
            row.cost = Decimals.usd(cost.usd());
        }
    }

    @Override
    public void failed(String id, Failure failure) {
        AttemptRow row = rows.find(id);
        if (row != null && (failure.mayBeBilled())) {
            row.billedFailures++;
        }
    }

    @Override
    public Advisor.Ending ending(String id) {
        return rows.get(id).ending;
    }

    @Override
    public void unavailable(String id, Problem why, long latencyMillis) {
        AttemptRow row = rows.find(id);
        if (row != null && row.isUnderWay()) {
            row.attempt = changed(row.attempt, Attempt.Verdict.UNAVAILABLE, row.attempt.rawAnswer(), List.of(why));
        }
    }

    @Override
    public void judged(String id, Attempt.Verdict verdict, List<Problem> problems, List<Mapping> mappings) {
        AttemptRow row = rows.find(id);
        if (row != null) {
            row.attempt = changed(row.attempt, verdict, row.attempt.rawAnswer(), problems);
        }
    }

    private static Attempt changed(
            Attempt old, Attempt.Verdict verdict, Optional<String> rawAnswer, List<Problem> problems) {
        return new Attempt(
                old.id(),
                old.contextId(),
                old.advisor(),
                old.advisorIndex(),
                old.repair(),
                verdict,
                rawAnswer,
                problems);
    }
}
