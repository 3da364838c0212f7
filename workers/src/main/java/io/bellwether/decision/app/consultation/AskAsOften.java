package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.advisor.Asking;
import io.bellwether.decision.app.advisor.FaultyAdvisor;
import io.bellwether.decision.app.model.Model;
import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.FaultsOfDay;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Gets the answers of one attempt: one, or from a model as many as the desk wants. Each is paid for and kept by itself, so
 * that a repeated job asks only for those that are missing.
 */
@Component
class AskAsOften {
    private final Desks desks;
    private final Advisors advisors;
    private final AdviceGuard guard;
    private final Asking asking;
    private final Samples samples;
    private final KeepAnswers keep;
    private final FaultsOfDay faults;

    AskAsOften(
            Desks desks,
            Advisors advisors,
            AdviceGuard guard,
            Asking asking,
            Samples samples,
            KeepAnswers keep,
            FaultsOfDay faults) {
        this.faults = faults;
        this.desks = desks;
        this.advisors = advisors;
        this.guard = guard;
        this.asking = asking;
        this.samples = samples;
        this.keep = keep;
    }

    /**
     * Asks until every answer is there.
     *
     * @throws AdvisorFault when one cannot be had; those before it are kept
     * @throws io.bellwether.kernel.BpmnErrorException ADVISOR_UNAVAILABLE when all together could overshoot a budget
     */
    void run(StoredContext context, Attempt attempt, Advisor advisor, Advisor.Request request) {
        int times = advisor instanceof Model
                ? samples.open(
                        attempt.id(), desks.get(context.desk()).settings().samples())
                : 1;
        guard.beforeAsking(context, attempt, advisor, times);
        Advisor asked = FaultyAdvisor.orItself(advisor, context, attempt, faults);
        int answered = times == 1 ? 0 : samples.findByAttempt(attempt.id()).size();
        for (int n = answered + 1; n <= times; n++) {
            long start = System.nanoTime();
            Advisor.Answer answer =
                    asking.ask(context, attempt.advisor(), asked, times == 1 ? request : request.severalTimes());
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            keep.keep(attempt.id(), n, times, storable(answer), millis, cost(attempt.advisor(), answer));
        }
    }

    private Attempts.Cost cost(String advisor, Advisor.Answer answer) {
        return advisors.price(advisor)
                .map(price -> new Attempts.Cost(price.cost(answer.usage()), price.version()))
                .orElse(Attempts.Cost.NOTHING);
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
}
