package io.bellwether.backtest.app;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorFault;
import java.util.Optional;

/** What language models answered in a run, so that a run that is brought to its end pays for nothing twice. */
public interface AnswerBook {
    /**
     * What came of one question.
     *
     * @param answer what was answered; empty when nobody answered
     * @param fault what kept it from being answered; empty when it was
     */
    record Outcome(Optional<Advisor.Answer> answer, Optional<Fault> fault) {
        static Outcome of(Advisor.Answer answer) {
            return new Outcome(Optional.of(answer), Optional.empty());
        }

        static Outcome of(AdvisorFault fault) {
            return new Outcome(
                    Optional.empty(), Optional.of(new Fault(fault.kind(), String.valueOf(fault.getMessage()))));
        }

        /** @throws AdvisorFault as it was thrown */
        Advisor.Answer get() {
            return answer.orElseThrow(() ->
                    fault.map(f -> new AdvisorFault(f.kind(), f.message())).orElseThrow());
        }
    }

    /** A question without an answer. */
    record Fault(AdvisorFault.Kind kind, String message) {}

    /** What came of the question the next time that it was asked; empty when nobody knows. */
    Optional<Outcome> next(String question);

    /** Keeps what came of it, at once. */
    void keep(String question, Outcome outcome);

    /** Keeps nothing. */
    static AnswerBook none() {
        return new AnswerBook() {
            @Override
            public Optional<Outcome> next(String question) {
                return Optional.empty();
            }

            @Override
            public void keep(String question, Outcome outcome) {}
        };
    }
}
