package io.bellwether.execution.app;

import io.bellwether.desk.app.AuditTrail;
import io.bellwether.desk.app.Halts;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a desk's emergency stop, with who and why in the audit trail. Safe to run twice: only a release is recorded. */
@Service
public class ReleaseDesk {
    private final Halts halts;
    private final AuditTrail audit;

    ReleaseDesk(Halts halts, AuditTrail audit) {
        this.halts = halts;
        this.audit = audit;
    }

    /** Releases the stop in force; false when there is none. */
    @Transactional
    public boolean run(DeskId desk, String releasedBy, String reason, Instant asOf) {
        boolean released = halts.release(desk, releasedBy, reason, asOf);
        if (released) {
            audit.record(
                    desk, releasedBy, "RELEASE_STOP", desk.value(), Map.of("reason", reason, "asOf", asOf.toString()));
        }
        return released;
    }
}
