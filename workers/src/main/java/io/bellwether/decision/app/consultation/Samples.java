package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Consensus;
import io.bellwether.decision.domain.Problem;
import java.util.List;
import java.util.Optional;

/** The answers of attempts that ask several times. */
public interface Samples {
    /** How many answers the attempt asks for: as many as wanted when it is opened, and no others later. */
    int open(String attemptId, int wanted);

    /** The answers so far, in the order they came; empty for an attempt that asks once. */
    List<Sample> findByAttempt(String attemptId);

    /** Writes an answer down with what was counted; the first of its number stands. */
    void answered(String attemptId, int n, Advisor.Answer answer, long latencyMillis, Attempts.Cost cost);

    /** Writes down whether an answer is a decision. */
    void judged(String attemptId, int n, Attempt.Verdict verdict, List<Problem> problems);

    /** The answer that was refused for these problems; empty when none of several was. */
    Optional<String> refusedFor(String attemptId, List<Problem> problems);

    /** Writes down what the answers proposed and what of it is decided, once. */
    void voted(String attemptId, List<Consensus.Vote> votes);

    /**
     * One answer.
     *
     * @param n place among the answers, from 1
     * @param verdict {@code PENDING} until it is checked
     */
    record Sample(
            int n,
            String rawAnswer,
            Advisor.Ending ending,
            Advisor.Usage usage,
            Attempts.Cost cost,
            long latencyMillis,
            Attempt.Verdict verdict) {}
}
