package io.bellwether.decision.app;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Problem;
import io.bellwether.kernel.ModelledFault;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Asks an advisor and writes down what came, at most once per attempt. */
@Component
class Consultation {
    private final Attempts attempts;
    private final Advisors advisors;
    private final AdviceGuard guard;

    Consultation(Attempts attempts, Advisors advisors, AdviceGuard guard) {
        this.attempts = attempts;
        this.advisors = advisors;
        this.guard = guard;
    }

    /**
     * Asks; an attempt that was answered, or failed, in an earlier run is not made again.
     *
     * @throws ModelledFault ADVISOR_UNAVAILABLE when there is no answer
     */
    String ask(Attempt pending, Advisor.Request request) {
        Advisor advisor = advisors.get(pending.advisor());
        Attempt attempt = attempts.open(pending);
        if (attempt.verdict() == Attempt.Verdict.UNAVAILABLE) {
            throw new ModelledFault(Advisor.UNAVAILABLE, attempt.advisor() + " was unavailable: " + attempt.problems());
        }
        if (attempt.rawAnswer().isPresent()) {
            return attempt.id();
        }
        long start = System.nanoTime();
        try {
            guard.beforeAsking(attempt, advisor);
            Advisor.Answer answer = advisor.ask(request);
            attempts.answered(attempt.id(), storable(answer), millisSince(start));
        } catch (ModelledFault fault) {
            attempts.unavailable(
                    attempt.id(),
                    new Problem("$", String.valueOf(fault.getMessage()), "must be answered"),
                    millisSince(start));
            throw fault;
        }
        return attempt.id();
    }

    /**
     * What the database can keep without making the answer any better: PostgreSQL has no NUL, and U+0001 is as forbidden
     * in JSON; of an answer too long to be read, just enough stays to be refused for its length.
     */
    private static Advisor.Answer storable(Advisor.Answer answer) {
        String text = answer.text();
        String cut = text.length() > AnswerLimits.MAX_LENGTH ? text.substring(0, AnswerLimits.MAX_LENGTH + 1) : text;
        return new Advisor.Answer(
                cut.replace('\u0000', '\u0001'), answer.model(), answer.ending(), answer.usage(), answer.exchange());
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
