package io.bellwether.decision.memory;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.consultation.Attempts;
import io.bellwether.decision.app.consultation.Samples;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.memory.AttemptRow.SampleRow;
import io.bellwether.decision.memory.AttemptRow.VoteKey;
import io.bellwether.platform.InMemory;
import java.util.List;
import java.util.Optional;

/** Answers of attempts that ask several times, by number; the first of each stands. */
@InMemory
final class MemorySamples implements Samples {
    private final AttemptRows rows;

    MemorySamples(AttemptRows rows) {
        this.rows = rows;
    }

    @Override
    public int open(String attemptId, int wanted) {
        AttemptRow row = rows.get(attemptId);
        if (row.wanted == 1 && row.isUnanswered()) {
            row.wanted = wanted;
        }
        return row.wanted;
    }

    @Override
    public List<Sample> findByAttempt(String attemptId) {
        AttemptRow row = rows.find(attemptId);
        return row == null
                ? List.of()
                : row.samples.values().stream().map(SampleRow::sample).toList();
    }

    @Override
    public void answered(String attemptId, int n, Advisor.Answer answer, long latencyMillis, Attempts.Cost cost) {
        Attempts.Cost kept = new Attempts.Cost(Decimals.usd(cost.usd()), cost.priceVersion());
        rows.get(attemptId)
                .samples
                .putIfAbsent(
                        n,
                        new SampleRow(
                                new Sample(
                                        n,
                                        answer.text(),
                                        answer.ending(),
                                        answer.usage(),
                                        kept,
                                        latencyMillis,
                                        Attempt.Verdict.PENDING),
                                List.of()));
    }

    @Override
    public void judged(String attemptId, int n, Attempt.Verdict verdict, List<Problem> problems) {
        AttemptRow attempt = rows.find(attemptId);
        if (attempt != null) {
            attempt.samples.computeIfPresent(n, (place, row) -> new SampleRow(judged(row.sample(), verdict), problems));
        }
    }

    private static Sample judged(Sample sample, Attempt.Verdict verdict) {
        return new Sample(
                sample.n(),
                sample.rawAnswer(),
                sample.ending(),
                sample.usage(),
                sample.cost(),
                sample.latencyMillis(),
                verdict);
    }

    @Override
    public Optional<String> refusedFor(String attemptId, List<Problem> problems) {
        AttemptRow attempt = rows.find(attemptId);
        return attempt == null
                ? Optional.empty()
                : attempt.samples.values().stream()
                        .filter(row -> row.sample().verdict() == Attempt.Verdict.INVALID
                                && row.problems().equals(problems))
                        .map(row -> row.sample().rawAnswer())
                        .findFirst();
    }

    @Override
    public void voted(String attemptId, List<Consensus.Vote> votes) {
        AttemptRow row = rows.get(attemptId);
        votes.forEach(vote -> row.votes.putIfAbsent(VoteKey.of(vote), vote));
    }
}
