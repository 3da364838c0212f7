package io.bellwether.decision.app.consultation;

import io.bellwether.decision.app.advisor.Advisor;
import io.bellwether.decision.app.advisor.AdvisorFault;
import io.bellwether.decision.domain.Attempt;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** Every time an advisor was asked, with what it wrote and what became of it. */
public interface Attempts {
    /** Opens the attempt once; returns it as it stands, which after a repeated job may be answered already. */
    Attempt open(Attempt pending);

    /** @throws io.bellwether.kernel.PermanentFault when there is no such attempt */
    Attempt get(String id);

    /** All attempts of the session, in the order they were made. */
    List<Attempt> findByContext(String contextId);

    /** Writes the answer down with all that was said and counted; the first answer stands. */
    void answered(String id, Advisor.Answer answer, long latencyMillis, Cost cost);

    /** Adds an exchange that gave no answer to those before it. */
    void failed(String id, Failure failure);

    /** How the stored answer ended. */
    Advisor.Ending ending(String id);

    /** Writes down that there was no answer, and why. */
    void unavailable(String id, Problem why, long latencyMillis);

    /**
     * Writes down whether the answer is a decision.
     *
     * @param mappings where it was read although it left the schema
     */
    void judged(String id, Attempt.Verdict verdict, List<Problem> problems, List<Mapping> mappings);

    /**
     * What an answer cost.
     *
     * @param usd [USD]
     * @param priceVersion the price table it was computed from; empty when there is none
     */
    record Cost(BigDecimal usd, String priceVersion) {
        public static final Cost NOTHING = new Cost(BigDecimal.ZERO, "");
    }

    /**
     * An exchange without an answer.
     *
     * @param kind see {@link AdvisorFault.Kind}
     * @param detail what the vendor said, without any key
     * @param latencyMillis how long it took
     * @param begun whether an answer had begun to come, which may be billed
     */
    record Failure(String kind, String detail, long latencyMillis, boolean begun) {
        /** Kinds after which a vendor may bill what nobody could read; what had begun may be billed whatever it was. */
        public static final Set<String> BILLED_KINDS =
                Set.of(AdvisorFault.Kind.TIMED_OUT.name(), AdvisorFault.Kind.GARBLED.name());

        /** Whether the vendor may bill it. */
        public boolean mayBeBilled() {
            return begun || BILLED_KINDS.contains(kind);
        }
    }
}
