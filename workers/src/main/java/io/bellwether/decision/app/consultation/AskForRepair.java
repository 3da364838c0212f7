package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.StoredContext;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Asks the same advisor again, naming everything that was wrong with its answer. */
@Service
public class AskForRepair {
    private final Contexts contexts;
    private final Attempts attempts;
    private final Samples samples;
    private final Consultation consultation;

    AskForRepair(Contexts contexts, Attempts attempts, Samples samples, Consultation consultation) {
        this.contexts = contexts;
        this.attempts = attempts;
        this.samples = samples;
        this.consultation = consultation;
    }

    /**
     * The repaired attempt.
     *
     * @param attemptId the new attempt
     * @param repairCount repairs asked for so far, this one included
     */
    public record Repaired(String attemptId, int repairCount) {}

    /**
     * Asks, or finds the attempt of an earlier run.
     *
     * @param attemptId the refused attempt
     * @param lastTry whether the job is not tried again after this time
     * @throws io.bellwether.kernel.TransientFault when there is no answer but may be one on the next try
     * @throws io.bellwether.kernel.BpmnErrorException ADVISOR_UNAVAILABLE when there is no answer, DESK_HALTED when the desk
     *     is halted
     */
    public Repaired run(String attemptId, boolean lastTry) {
        Attempt refused = attempts.get(attemptId);
        StoredContext context = contexts.get(refused.contextId());
        int repair = refused.repair() + 1;
        String repaired = consultation.ask(
                context,
                Attempt.pending(context.id(), refused.advisor(), refused.advisorIndex(), repair),
                new Advisor.Request(
                        context.id(),
                        context.written(),
                        context.session(),
                        refused.advisorIndex(),
                        repair,
                        refused.problems(),
                        answer(refused)),
                lastTry);
        return new Repaired(repaired, repair);
    }

    /** The answer that the problems are about. */
    private Optional<String> answer(Attempt refused) {
        return samples.refusedFor(refused.id(), refused.problems()).or(refused::rawAnswer);
    }
}
