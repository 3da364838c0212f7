package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * Notes that a session's process ended. A morning that ends on a halted desk is not over: it may have ended without its
 * decision, which is made after the release if its window is open then. A day that is taken up again runs it once more
 * and finds what was done. Safe to run twice.
 */
@Service
public class EndSession {
    private final SessionRuns runs;
    private final Halts halts;

    EndSession(SessionRuns runs, Halts halts) {
        this.runs = runs;
        this.halts = halts;
    }

    /** @param asOf [UTC] when it ended */
    public void run(DeskId desk, LocalDate date, Session session, Instant asOf) {
        if (session.equals(Session.MORNING) && halts.current(desk).isPresent()) {
            return;
        }
        runs.end(desk, date, session, asOf);
    }
}
