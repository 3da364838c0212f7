package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Lets a halted desk sell its positions, without releasing it. The halt says so first; the process is told by
 * {@link AnnounceStops} until it sells. Safe to run twice: selling is added once.
 */
@Service
public class RequestFlatten {
    private final Halts halts;
    private final HaltAlert alert;

    RequestFlatten(Halts halts, HaltAlert alert) {
        this.halts = halts;
        this.alert = alert;
    }

    /** Adds selling to the halt; one that is sold already, or was released, stays as it is. */
    public void run(long haltId, String requestedBy, Instant asOf) {
        halts.standing(haltId).ifPresent(halt -> add(halt, new Halt("sell all positions", requestedBy, true, asOf)));
    }

    private void add(StandingHalt halt, Halt request) {
        if (halts.pulledAgain(halt.id(), request)) {
            alert.raiseAgain(halt, request, true);
        }
    }
}
