package io.bellwether.reporting.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.explain.Explanation;
import java.util.List;
import java.util.Optional;

/** Reads everything that is stored about a decision. */
public interface Explanations {
    /** The session's explanation, whether or not it came to a decision; empty when it never had a context. */
    Optional<Explanation> find(String decisionId);

    /** The decision an order is from; empty for stops and unknown orders. */
    Optional<String> decisionOf(String orderId);

    /** Ids of the latest sessions that were told a context, newest first; without a desk those of every desk. */
    List<String> latest(Optional<DeskId> desk, int limit);
}
