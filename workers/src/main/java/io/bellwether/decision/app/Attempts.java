package io.bellwether.decision.app;

import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Problem;
import java.util.List;

/** Every time an advisor was asked, with what it wrote and what became of it. */
public interface Attempts {
    /** Opens the attempt once; returns it as it stands, which after a repeated job may be answered already. */
    Attempt open(Attempt pending);

    /** @throws io.bellwether.kernel.PermanentFault when there is no such attempt */
    Attempt get(String id);

    /** All attempts of the session, in the order they were made. */
    List<Attempt> of(String contextId);

    /** Writes the answer down; the first answer stands. */
    void answered(String id, Advisor.Answer answer, long latencyMillis);

    /** Writes down that there was no answer, and why. */
    void unavailable(String id, Problem why, long latencyMillis);

    /**
     * Writes down whether the answer is a decision.
     *
     * @param mappings where it was read although it left the schema
     */
    void judged(String id, Attempt.Verdict verdict, List<Problem> problems, List<Mapping> mappings);
}
