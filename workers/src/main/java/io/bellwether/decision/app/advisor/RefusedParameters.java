package io.bellwether.decision.app.advisor;

import java.time.Instant;
import java.util.Set;

/** Remembers which parts of a request a vendor refuses, so that no session is spent on finding it out again. */
public interface RefusedParameters {
    /** What this advisor is not sent, as it is set now; another model or another value counts as not yet refused. */
    Set<RequestParameter> find(String advisor, AdvisorSettings settings);

    /**
     * Remembers a refusal.
     *
     * @param said the vendor's words, without any key
     * @return whether it is new
     */
    boolean remember(String advisor, AdvisorSettings settings, RequestParameter parameter, String said, Instant asOf);

    /** Forgets what this advisor refused: it was asked with everything, and answered. */
    void forget(String advisor);
}
