package io.bellwether.platform.engine;

import io.bellwether.platform.EngineOverview;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** For runs without an engine to ask. */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "none", matchIfMissing = true)
class NoEngineOverview implements EngineOverview {
    @Override
    public boolean asks() {
        return false;
    }

    @Override
    public List<Incident> incidents() {
        return List.of();
    }

    @Override
    public Map<Long, State> states(Set<Long> instances) {
        return Map.of();
    }

    @Override
    public List<Instance> active(String processId) {
        return List.of();
    }

    @Override
    public List<WaitingTask> userTasks() {
        return List.of();
    }

    @Override
    public List<RunningTask> userTaskElements(Instant startedBefore) {
        return List.of();
    }

    @Override
    public List<RunningTask> serviceTasks(Instant startedBefore) {
        return List.of();
    }

    @Override
    public Set<String> carried(String variable, Collection<String> values) {
        return Set.of();
    }
}
