package io.bellwether.decision.app.consultation;

import io.bellwether.decision.domain.ConsultationPlan;
import java.time.Instant;
import java.util.Optional;

/** Whom each session may ask, kept for good. */
public interface ConsultationPlans {
    Optional<ConsultationPlan> find(String contextId);

    /** Stores it once; when the session has a plan already, that one stays. */
    void store(ConsultationPlan plan, Instant asOf);
}
