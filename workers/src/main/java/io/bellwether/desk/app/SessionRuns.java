package io.bellwether.desk.app;

import io.bellwether.desk.domain.SessionRun;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Which sessions of a day ran, run, or were missed: one row per desk, date and session. */
public interface SessionRuns {
    /** Notes that the session runs in the process instance; one that is over stays as it is. */
    void begin(DeskId desk, LocalDate date, Session session, long processInstanceKey, Instant asOf);

    /** Notes that the session's process ended; one that was missed stays missed. */
    void end(DeskId desk, LocalDate date, Session session, Instant asOf);

    /**
     * Notes that the session was missed, unless it ended.
     *
     * @return whether it is missed: also true when that was noted before
     */
    boolean miss(DeskId desk, LocalDate date, Session session, Instant asOf);

    /** The day's sessions that began or were missed, in their order. */
    List<SessionRun> findByDay(DeskId desk, LocalDate date);
}
