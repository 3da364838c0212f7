package io.bellwether.watch.domain;

import io.bellwether.decision.domain.ModelEnd;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one look saw.
 *
 * @param at [UTC] when it was looked
 * @param database the database's word
 * @param engine the gateway's word
 * @param processes the word of the engine's search
 * @param brokers the brokers' word by desk, for desks that trade by the real clock
 * @param endingModels models that active desks ask and that end soon, or have ended
 */
public record Observation(
        Instant at,
        Observed<DatabaseView> database,
        Observed<EngineView> engine,
        Observed<ProcessView> processes,
        Map<DeskId, Observed<BrokerView>> brokers,
        List<ModelEnd> endingModels) {
    public Observation {
        brokers = Map.copyOf(brokers);
        endingModels = List.copyOf(endingModels);
    }

    /** A sight in which no model ends. */
    public Observation(
            Instant at,
            Observed<DatabaseView> database,
            Observed<EngineView> engine,
            Observed<ProcessView> processes,
            Map<DeskId, Observed<BrokerView>> brokers) {
        this(at, database, engine, processes, brokers, List.of());
    }

    /** Whether a condition of the kind would have been seen if there were one. */
    boolean shows(Kind kind, Optional<DeskId> desk) {
        return kind.needs().stream().allMatch(eye -> switch (eye) {
            case DATABASE -> !database.isMissing();
            case ENGINE -> !engine.isMissing();
            case PROCESSES -> !processes.isMissing();
            case BROKER -> desk.map(brokers::get).filter(Observed::isMissing).isEmpty();
        });
    }
}
