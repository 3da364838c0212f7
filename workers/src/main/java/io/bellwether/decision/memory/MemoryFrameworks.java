package io.bellwether.decision.memory;

import io.bellwether.decision.app.context.Frameworks;
import io.bellwether.decision.domain.DeskContext.FrameworkFacts;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.Optional;

/** A desk that begins with its run has no framework: people approve one, and no person takes part in a run. */
@InMemory
final class MemoryFrameworks implements Frameworks {
    @Override
    public Optional<FrameworkFacts> current(DeskId desk, Instant asOf) {
        return Optional.empty();
    }
}
