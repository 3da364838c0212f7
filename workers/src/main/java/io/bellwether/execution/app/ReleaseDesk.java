package io.bellwether.execution.app;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.Halts;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends a desk's emergency stop, with who and why in the audit trail, and sets the stops at the broker again. Safe to run
 * twice: only a release is recorded.
 */
@Service
public class ReleaseDesk {
    private final Halts halts;
    private final AuditTrail audit;
    private final StandingStops standingStops;
    private final TransactionTemplate transaction;

    ReleaseDesk(Halts halts, AuditTrail audit, StandingStops standingStops, TransactionTemplate transaction) {
        this.halts = halts;
        this.audit = audit;
        this.standingStops = standingStops;
        this.transaction = transaction;
    }

    /** Releases the stop in force; false when there is none. */
    public boolean run(DeskId desk, String releasedBy, String reason, Instant asOf) {
        boolean released = Boolean.TRUE.equals(transaction.execute(status -> release(desk, releasedBy, reason, asOf)));
        standingStops.keep(TradingMoment.sessionOf(desk, asOf));
        return released;
    }

    private boolean release(DeskId desk, String releasedBy, String reason, Instant asOf) {
        boolean released = halts.release(desk, releasedBy, reason, asOf);
        if (released) {
            audit.record(
                    desk, releasedBy, "RELEASE_STOP", desk.value(), Map.of("reason", reason, "asOf", asOf.toString()));
        }
        return released;
    }
}
