package io.bellwether.decision.memory;

import io.bellwether.decision.app.consultation.ConsultationPlans;
import io.bellwether.decision.domain.ConsultationPlan;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Plans by their context; the first stands. */
@InMemory
final class MemoryConsultationPlans implements ConsultationPlans {
    private final Map<String, ConsultationPlan> byContext = new HashMap<>();

    @Override
    public Optional<ConsultationPlan> find(String contextId) {
        return Optional.ofNullable(byContext.get(contextId));
    }

    @Override
    public void store(ConsultationPlan plan, Instant asOf) {
        byContext.putIfAbsent(plan.contextId(), plan);
    }
}
