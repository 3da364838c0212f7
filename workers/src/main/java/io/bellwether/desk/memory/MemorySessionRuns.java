package io.bellwether.desk.memory;

import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.domain.SessionRun;
import io.bellwether.desk.domain.SessionRun.State;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.StoredMoments;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sessions that ran, in memory. */
@InMemory
final class MemorySessionRuns implements SessionRuns {
    private final Map<Day, Map<Session, SessionRun>> runs = new HashMap<>();

    private record Day(DeskId desk, LocalDate date) {}

    @Override
    public void begin(DeskId desk, LocalDate date, Session session, long processInstanceKey, Instant asOf) {
        runsOf(desk, date).computeIfAbsent(session, s -> begun(s, State.RUNNING, asOf));
    }

    @Override
    public void end(DeskId desk, LocalDate date, Session session, Instant asOf) {
        runsOf(desk, date)
                .computeIfPresent(
                        session,
                        (s, run) -> run.state() == State.RUNNING
                                ? new SessionRun(
                                        s, State.ENDED, run.startedAsOf(), Optional.of(StoredMoments.stored(asOf)))
                                : run);
    }

    @Override
    public boolean miss(DeskId desk, LocalDate date, Session session, Instant asOf) {
        return runsOf(desk, date)
                        .merge(
                                session,
                                begun(session, State.MISSED, asOf),
                                (run, missed) -> run.state() == State.ENDED
                                        ? run
                                        : new SessionRun(session, State.MISSED, run.startedAsOf(), run.endedAsOf()))
                        .state()
                == State.MISSED;
    }

    @Override
    public List<SessionRun> findByDay(DeskId desk, LocalDate date) {
        return List.copyOf(runs.getOrDefault(new Day(desk, date), Map.of()).values());
    }

    boolean anyMissed(DeskId desk, LocalDate date) {
        return findByDay(desk, date).stream().anyMatch(run -> run.state() == State.MISSED);
    }

    private Map<Session, SessionRun> runsOf(DeskId desk, LocalDate date) {
        return runs.computeIfAbsent(new Day(desk, date), day -> new TreeMap<>());
    }

    private static SessionRun begun(Session session, State state, Instant asOf) {
        return new SessionRun(session, state, StoredMoments.stored(asOf), Optional.empty());
    }
}
