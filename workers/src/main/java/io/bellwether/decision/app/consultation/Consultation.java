package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorAlert;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.app.advisor.Advisors;
import io.bellwether.decision.app.advisor.ConfiguredAdvisors;
import io.bellwether.decision.app.model.RetryAfter;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.Halts;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.OutsideCalls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks an advisor and writes down what came, at most once per attempt. */
@Component
class Consultation {
    private static final String DESK_HALTED = "DESK_HALTED";
    private static final Logger log = LoggerFactory.getLogger(Consultation.class);

    private final Attempts attempts;
    private final Advisors advisors;
    private final AskAsOften askAsOften;
    private final AdvisorAlert alert;
    private final Halts halts;
    private final Duration longestWait;
    /** For vendors that name a time and do not say what time it is. */
    private final InstantSource clock;

    Consultation(
            Attempts attempts,
            Advisors advisors,
            AskAsOften askAsOften,
            AdvisorAlert alert,
            Halts halts,
            ConfiguredAdvisors configured,
            InstantSource clock) {
        this.attempts = attempts;
        this.advisors = advisors;
        this.askAsOften = askAsOften;
        this.alert = alert;
        this.halts = halts;
        this.longestWait = configured.longestWait();
        this.clock = clock;
    }

    /**
     * Asks, a model as often as the desk wants; what was answered, or failed for good, in an earlier run is not asked again.
     *
     * @param context what the advisor is told
     * @param lastTry whether the job is not tried again: what else would be waited for then makes it unavailable
     * @throws TransientFault when there is no answer but may be one on the next try
     * @throws BpmnErrorException ADVISOR_UNAVAILABLE when there is no answer; DESK_HALTED when the desk is halted: it does not
     *     pay for advice that it cannot follow
     */
    String ask(StoredContext context, Attempt pending, Advisor.Request request, boolean lastTry) {
        halts.current(context.desk()).ifPresent(halt -> {
            throw new BpmnErrorException(
                    DESK_HALTED,
                    "nobody is asked, the desk is halted by %s: %s".formatted(halt.requestedBy(), halt.reason()));
        });
        Advisor advisor = advisors.get(pending.advisor());
        Attempt attempt = attempts.open(pending);
        if (attempt.verdict() == Attempt.Verdict.UNAVAILABLE) {
            throw new BpmnErrorException(
                    Advisor.UNAVAILABLE, attempt.advisor() + " was unavailable: " + attempt.problems());
        }
        if (attempt.rawAnswer().isPresent()) {
            return attempt.id();
        }
        long start = System.nanoTime();
        try {
            askAsOften.run(context, attempt, advisor, request);
        } catch (AdvisorFault fault) {
            OutsideCalls.requireJob();
            throw noAnswer(context, attempt, fault, millisSince(start), lastTry);
        } catch (BpmnErrorException fault) {
            attempts.unavailable(attempt.id(), unanswered(fault), millisSince(start));
            throw fault;
        }
        return attempt.id();
    }

    private RuntimeException noAnswer(
            StoredContext context, Attempt attempt, AdvisorFault fault, long millis, boolean lastTry) {
        String said = "%s of %s: %s".formatted(fault.kind(), attempt.advisor(), fault.getMessage());
        attempts.failed(
                attempt.id(),
                new Attempts.Failure(fault.kind().name(), String.valueOf(fault.getMessage()), millis, fault.begun()));
        log.warn("attempt {} got no answer: {}", attempt.id(), said);
        Optional<Duration> asked =
                fault.retryAfter().or(() -> fault.retryAt().map(until -> RetryAfter.between(clock.instant(), until)));
        boolean worthWaiting =
                asked.map(wait -> wait.compareTo(longestWait) <= 0).orElse(true);
        if (fault.kind().passing() && !lastTry && worthWaiting) {
            return new TransientFault(said, null, asked);
        }
        if (!fault.kind().passing()) {
            alert.raise(context, attempt.advisor(), fault);
        }
        BpmnErrorException unavailable = new BpmnErrorException(Advisor.UNAVAILABLE, said);
        attempts.unavailable(attempt.id(), unanswered(unavailable), millis);
        return unavailable;
    }

    private static Problem unanswered(BpmnErrorException fault) {
        return new Problem("$", String.valueOf(fault.getMessage()), "must be answered");
    }

    private static long millisSince(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
