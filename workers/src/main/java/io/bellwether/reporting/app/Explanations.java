package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.explain.Explanation;
import java.util.List;
import java.util.Optional;

/** Reads everything that is stored about a decision. */
public interface Explanations {
    /** The explanation of a session, whether or not it came to a decision, or of a rebalancing; empty without either. */
    Optional<Explanation> find(String decisionId);

    /** The decision an order is from; empty for stops and unknown orders. */
    Optional<String> decisionOf(String orderId);

    /** Ids of the latest sessions that were told a context and of rebalancings, newest first; or those of every desk. */
    List<String> latest(Optional<DeskId> desk, int limit);
}
