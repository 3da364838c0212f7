package io.bellwether.platform.engine;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.EngineQueries;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** For runs without an engine: there are no tasks and no incidents. */
@Component
@ConditionalOnProperty(name = "bellwether.engine.queries", havingValue = "none", matchIfMissing = true)
class NoEngineQueries implements EngineQueries {
    @Override
    public List<OpenTask> openTasks(DeskId desk) {
        return List.of();
    }

    @Override
    public Optional<CompletedTask> completedTask(long processInstanceKey, String elementId) {
        return Optional.empty();
    }

    @Override
    public Groups groups() {
        return Groups.NONE;
    }

    @Override
    public List<OpenIncident> incidents(DeskId desk) {
        return List.of();
    }

    @Override
    public Set<String> finishedSteps(long processInstanceKey) {
        return Set.of();
    }
}
