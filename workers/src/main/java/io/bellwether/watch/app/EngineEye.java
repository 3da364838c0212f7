package io.bellwether.watch.app;

import io.bellwether.platform.OutsideCall;
import io.bellwether.watch.domain.EngineView;
import io.bellwether.watch.domain.Observed;
import java.time.Instant;

/** Looks at the engine's gateway. Never throws; an engine that does not answer is not seen. */
@OutsideCall
public interface EngineEye {
    Observed<EngineView> look(Instant now);
}
