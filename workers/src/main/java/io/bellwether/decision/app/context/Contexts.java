package io.bellwether.decision.app.context;

import io.bellwether.decision.domain.StoredContext;
import java.util.Optional;

/** What advisors were told, kept for good. */
public interface Contexts {
    Optional<StoredContext> find(String id);

    /** @throws io.bellwether.kernel.PermanentFault when there is no such context */
    StoredContext get(String id);

    /** Stores it once; when there is one for the session already, that one stays. */
    void store(StoredContext context);
}
