package io.bellwether.desk.db;

import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.domain.SessionRun;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.platform.ByName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sessions that ran, in PostgreSQL. */
@Repository
class JdbcSessionRuns implements SessionRuns {
    private final JdbcClient db;

    JdbcSessionRuns(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void begin(DeskId desk, LocalDate date, Session session, long processInstanceKey, Instant asOf) {
        db.sql("""
                        insert into session_run as r (desk_id, trading_date, session, state, process_instance_key, started_as_of)
                        values (:desk, :date, :session, 'RUNNING', :key, :asOf)
                        on conflict (desk_id, trading_date, session) do update
                        set process_instance_key = excluded.process_instance_key, updated_at = now()
                        where r.state = 'RUNNING'
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .param("session", session.name())
                .param("key", processInstanceKey)
                .param("asOf", utc(asOf))
                .update();
    }

    @Override
    @Transactional
    public void end(DeskId desk, LocalDate date, Session session, Instant asOf) {
        db.sql("""
                        update session_run set state = 'ENDED', ended_as_of = :asOf, updated_at = now()
                        where desk_id = :desk and trading_date = :date and session = :session and state = 'RUNNING'
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .param("session", session.name())
                .param("asOf", utc(asOf))
                .update();
    }

    @Override
    @Transactional
    public boolean miss(DeskId desk, LocalDate date, Session session, Instant asOf) {
        return db.sql("""
                        insert into session_run as r (desk_id, trading_date, session, state, started_as_of)
                        values (:desk, :date, :session, 'MISSED', :asOf)
                        on conflict (desk_id, trading_date, session) do update
                        set state = 'MISSED', updated_at = now()
                        where r.state <> 'ENDED'
                        """)
                        .param("desk", desk.value())
                        .param("date", date)
                        .param("session", session.name())
                        .param("asOf", utc(asOf))
                        .update()
                == 1;
    }

    @Override
    public List<SessionRun> findByDay(DeskId desk, LocalDate date) {
        return db
                .sql("select session, state, started_as_of, ended_as_of from session_run"
                        + " where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(SessionRun.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(SessionRun::session))
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
