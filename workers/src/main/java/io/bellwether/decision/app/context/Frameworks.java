package io.bellwether.decision.app.context;

import io.bellwether.decision.domain.DeskContext.FrameworkFacts;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Optional;

/** What desks have learned from their own record, in versions that a person approves. */
public interface Frameworks {
    /** The highest version approved before the moment; empty when there is none. */
    Optional<FrameworkFacts> current(DeskId desk, Instant asOf);
}
