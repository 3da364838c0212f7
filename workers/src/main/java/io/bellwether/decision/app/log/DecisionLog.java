package io.bellwether.decision.app.log;

import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.OpenTrade;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.StoredContext;
import io.bellwether.decision.domain.TradeOutcome;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes the decision log and reads what became of earlier decisions. One decision of an advisor per desk,
 * date and session, and any number of rebalancings.
 */
public interface DecisionLog {
    /**
     * Records the decision with its trades and what it says of theses once; the first decision of a session stands.
     *
     * @param answer writes the decision as text, where that is kept
     */
    void record(Decision decision, String attemptId, Supplier<String> answer);

    /**
     * Records a decision that brings weights to targets once; the first stands. Nobody was asked for it, it foretells
     * nothing and opens no thesis, and a session may have several.
     *
     * @param plan the plan it comes from, canonical JSON
     */
    void recordRebalance(Decision decision, String plan);

    /** Records that nobody decided, and why; when there is a decision of the session, it stands. */
    void recordNone(StoredContext context, String why);

    /** Earlier decisions with the state of their orders and the outcomes known before the moment, newest first. */
    List<PastDecision> history(DeskId desk, Instant before, int limit);

    /** Buys and sells without outcome, decided before the moment, with the sales until its day, oldest first. */
    List<OpenTrade> withoutOutcome(DeskId desk, Instant before);

    /** Records the outcome once; the first stands. */
    void recordOutcome(TradeOutcome outcome);
}
