package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/**
 * Halts a desk whose books do not hold. Only the database and the alert: the engine is told by {@link AnnounceStops}
 * after this job is done, because the message interrupts the session that runs it. Safe to run twice.
 */
@Service
public class HaltOnMismatch {
    private final Halts halts;
    private final HaltAlert alert;

    HaltOnMismatch(Halts halts, HaltAlert alert) {
        this.halts = halts;
        this.alert = alert;
    }

    /** Halts the desk; positions stay. */
    public void run(SessionRef session) {
        Halt halt = new Halt(
                "the books and the broker disagree, or the ledger does not add up, in " + session.key(),
                "reconciliation",
                false,
                session.asOf());
        halts.halt(session.desk(), halt);
        halts.standing(session.desk()).ifPresent(alert::raise);
    }
}
