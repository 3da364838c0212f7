package io.bellwether.decision.app.log;

import io.bellwether.decision.domain.Decision;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.List;

/** The decision log. */
public interface Decisions {
    /** @throws io.bellwether.kernel.PermanentFault when there is no such decision */
    Decision get(String decisionId);

    /** The latest decisions made before the moment, newest first. */
    List<Decision> latest(DeskId desk, Instant before, int limit);
}
