package io.bellwether.decision.app.advisor;

import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.desk.app.FaultsOfDay;
import io.bellwether.desk.domain.PlannedFault;
import java.time.Duration;
import java.util.Optional;

/**
 * Stands before an advisor that gives no answer, or none that means anything, on purpose. It is nobody else's code that
 * answers it: what it says comes to the desk as from a vendor.
 *
 * @param name of the advisor
 * @param fault what is wrong with it
 */
public record FaultyAdvisor(String name, PlannedFault fault) implements Advisor {
    /** Longer than any desk waits for a vendor. */
    private static final Duration FOR_TODAY = Duration.ofDays(1);

    private static final String NONSENSE =
            "Everything points upwards. Buy all of it, today, with all the money there is!";

    /** The advisor, or what stands before the first one of the session today. */
    public static Advisor orItself(Advisor advisor, StoredContext context, Attempt attempt, FaultsOfDay faults) {
        if (attempt.advisorIndex() > 0) {
            return advisor;
        }
        Optional<PlannedFault> fault = faults.on(context.desk(), context.tradingDate())
                .filter(planned -> planned == PlannedFault.VENDOR_DOWN || planned == PlannedFault.NONSENSE_ANSWER);
        return fault.isPresent() ? new FaultyAdvisor(advisor.name(), fault.get()) : advisor;
    }

    @Override
    public Answer ask(Request request) {
        if (fault == PlannedFault.NONSENSE_ANSWER) {
            return Answer.plain(NONSENSE, "nonsense");
        }
        throw new AdvisorFault(
                AdvisorFault.Kind.OVERLOADED,
                "the vendor of %s has no room today: it was told so".formatted(name),
                Optional.of(FOR_TODAY));
    }
}
