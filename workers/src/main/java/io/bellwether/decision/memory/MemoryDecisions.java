package io.bellwether.decision.memory;

import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.List;

/** Reads the decision log. */
@InMemory
public final class MemoryDecisions implements Decisions {
    private final DecisionRows rows;

    MemoryDecisions(DecisionRows rows) {
        this.rows = rows;
    }

    @Override
    public Decision get(String decisionId) {
        return rows.find(decisionId)
                .map(DecisionRow::whole)
                .orElseThrow(() -> new PermanentFault("there is no decision '" + decisionId + "'"));
    }

    @Override
    public List<Decision> latest(DeskId desk, Instant before, int limit) {
        return rows.of(desk).before(before).stream()
                .limit(limit)
                .map(DecisionRow::whole)
                .toList();
    }
}
