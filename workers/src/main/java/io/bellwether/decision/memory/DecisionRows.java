package io.bellwether.decision.memory;

import io.bellwether.decision.domain.Decision;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Every decision of the run, by its id and by its desk. */
@InMemory
final class DecisionRows {
    private final Map<String, DecisionRow> byId = new HashMap<>();
    private final Map<DeskId, DeskDecisions> byDesk = new HashMap<>();

    /** Adds it unless its id is taken, or an advisor's decision of its session is there already. */
    boolean add(DecisionRow row) {
        Decision decision = row.decision;
        DeskDecisions ofDesk = of(decision.desk());
        if (byId.containsKey(decision.id()) || (row.advice && !ofDesk.takeSession(decision))) {
            return false;
        }
        byId.put(decision.id(), row);
        ofDesk.add(row);
        return true;
    }

    Optional<DecisionRow> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    DeskDecisions of(DeskId desk) {
        return byDesk.computeIfAbsent(desk, id -> new DeskDecisions());
    }
}
