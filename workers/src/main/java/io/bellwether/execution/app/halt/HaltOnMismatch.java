package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Halts a desk whose books do not hold, or whose calendar of the exchange is not the broker's. Only the database and the alert: the engine is told by {@link AnnounceStops}
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
        halt(
                session.desk(),
                new Halt(
                        "the books and the broker disagree, or the ledger does not add up, in " + session.key(),
                        "reconciliation",
                        false,
                        session.asOf()));
    }

    /** Likewise, because of what the broker's calendar says. */
    public void onCalendar(DeskId desk, String reason, Instant asOf) {
        halt(desk, new Halt(reason, "calendar", false, asOf));
    }

    private void halt(DeskId desk, Halt halt) {
        halts.halt(desk, halt);
        halts.standing(desk).ifPresent(alert::raise);
    }
}
