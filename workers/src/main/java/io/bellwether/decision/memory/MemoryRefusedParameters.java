package io.bellwether.decision.memory;

import io.bellwether.decision.app.advisor.AdvisorSettings;
import io.bellwether.decision.app.advisor.RefusedParameters;
import io.bellwether.decision.app.advisor.RequestParameter;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Refused parameters by advisor, model and value. */
@InMemory
final class MemoryRefusedParameters implements RefusedParameters {
    private record Refused(String advisor, String model, RequestParameter parameter, String value) {}

    private final Set<Refused> rows = new HashSet<>();

    @Override
    public Set<RequestParameter> find(String advisor, AdvisorSettings settings) {
        return rows.stream()
                .filter(row -> row.advisor().equals(advisor) && row.model().equals(settings.model()))
                .filter(row -> row.parameter()
                        .sent(settings)
                        .filter(row.value()::equals)
                        .isPresent())
                .map(Refused::parameter)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean remember(
            String advisor, AdvisorSettings settings, RequestParameter parameter, String said, Instant asOf) {
        return rows.add(new Refused(
                advisor, settings.model(), parameter, parameter.sent(settings).orElse("")));
    }

    @Override
    public void forget(String advisor) {
        rows.removeIf(row -> row.advisor().equals(advisor));
    }
}
