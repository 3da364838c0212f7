package io.bellwether.watch.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.platform.ByName;
import io.bellwether.platform.ClockProperties;
import io.bellwether.platform.Json;
import io.bellwether.platform.LinkProperties;
import io.bellwether.watch.app.DatabaseEye;
import io.bellwether.watch.domain.DatabaseView;
import io.bellwether.watch.domain.DatabaseView.Data;
import io.bellwether.watch.domain.DatabaseView.Day;
import io.bellwether.watch.domain.DatabaseView.DeskRow;
import io.bellwether.watch.domain.DatabaseView.HaltRow;
import io.bellwether.watch.domain.DatabaseView.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** Reads what the other capabilities wrote; changes nothing. */
@Repository
class JdbcDatabaseEye implements DatabaseEye {
    private final JdbcClient db;
    private final LinkProperties links;
    private final InstantSource clock;
    private final boolean comparesClocks;

    JdbcDatabaseEye(JdbcClient db, LinkProperties links, InstantSource clock, ClockProperties properties) {
        this.db = db;
        this.links = links;
        this.clock = clock;
        this.comparesClocks = !properties.isMoved();
    }

    @Override
    public DatabaseView look(Instant now) {
        return new DatabaseView(
                comparesClocks ? Optional.of(skew()) : Optional.empty(),
                desks(now),
                days(now),
                halts(),
                List.of(),
                mail(now),
                data());
    }

    /** The database's time minus this machine's, as the middle of the question's way. */
    private Duration skew() {
        Instant asked = clock.instant();
        Instant theirs = db.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        Instant answered = clock.instant();
        return Duration.between(asked.plus(Duration.between(asked, answered).dividedBy(2)), theirs);
    }

    /** Ages are taken by the database's clock, so that they hold in a drill whose time is moved. */
    private List<DeskRow> desks(Instant now) {
        return db.sql("""
                        select id, cast(:now as timestamptz) - (clock_timestamp() - created_at) as created_at
                        from desk where active order by id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ByName.rows(DeskRow.class))
                .list();
    }

    private List<Day> days(Instant now) {
        return db
                .sql("""
                        select t.desk_id, t.trading_date, t.status, t.clock, t.process_instance_key as instance,
                               t.ended_at is not null as over, cast(t.plan as text) as plan,
                               coalesce((select string_agg(s.session, ',') from session_run s
                                   where s.desk_id = t.desk_id and s.trading_date = t.trading_date), '') as started,
                               coalesce((select string_agg(s.session, ',') from session_run s
                                   where s.desk_id = t.desk_id and s.trading_date = t.trading_date
                                     and s.state <> 'RUNNING'), '') as ended
                        from trading_day t join desk d on d.id = t.desk_id and d.active
                        where t.trading_date >= :from
                        order by t.desk_id, t.trading_date
                        """)
                .param("from", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(10))
                .query(ByName.rows(DayRow.class))
                .list()
                .stream()
                .map(this::day)
                .toList();
    }

    private record DayRow(
            DeskId deskId,
            LocalDate tradingDate,
            String status,
            String clock,
            Optional<Long> instance,
            boolean over,
            String plan,
            String started,
            String ended) {}

    private Day day(DayRow row) {
        return new Day(
                row.deskId(),
                row.tradingDate(),
                row.status(),
                row.over(),
                row.clock().equals("live"),
                row.instance(),
                moments(Json.mapper().readTree(row.plan()).path("dueAt")),
                sessions(row.started()),
                sessions(row.ended()),
                row.instance().map(links::operateInstance).orElse(""));
    }

    private static Set<Session> sessions(String names) {
        Set<Session> sessions = new HashSet<>();
        Arrays.stream(names.split(",", -1))
                .filter(name -> !name.isEmpty())
                .forEach(name -> sessions.add(Session.valueOf(name)));
        return sessions;
    }

    private static Map<Session, Instant> moments(JsonNode bySession) {
        Map<Session, Instant> moments = new HashMap<>();
        bySession.forEachEntry((session, due) -> moments.put(Session.valueOf(session), Instant.parse(due.asString())));
        return moments;
    }

    private List<HaltRow> halts() {
        return db.sql("""
                        select desk_id as desk, reason, requested_by, halted_as_of as since from desk_halt
                        where released_as_of is null order by desk_id
                        """).query(ByName.rows(HaltRow.class)).list();
    }

    /** Mails in the outbox, and alerts in no mail yet while a desk says where its mails go. */
    private Mail mail(Instant now) {
        return db.sql("""
                        select count(*) as waiting,
                               cast(:now as timestamptz) - (clock_timestamp() - min(created_at)) as oldest,
                               coalesce(max(last_problem), '') as error
                        from (select created_at, last_problem from mail_outbox where state = 'QUEUED'
                              union all
                              select created_at, '' from alert
                              where enveloped_at is null and exists (select 1 from desk where active)) waits
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(ByName.rows(Mail.class))
                .single();
    }

    /** A record that was imported gets no more data. */
    private List<Data> data() {
        return db.sql("""
                        select d.id as desk, d.market,
                               (select max(b.trading_date) from bar_daily b where b.market = d.market
                                   and b.known_until = 'infinity') as last_bar,
                               (select max(q.as_of) from quote q where q.market = d.market) as last_quote
                        from desk d left join market m on m.id = d.market
                        where d.active and m.kind is distinct from 'RECORD'
                          and exists (select 1 from trading_day t where t.desk_id = d.id and t.clock = 'live'
                              and t.ended_at is null)
                        order by d.id
                        """).query(ByName.rows(Data.class)).list();
    }

    @Override
    public Set<Long> toldJobs(Collection<Long> jobs) {
        if (jobs.isEmpty()) {
            return Set.of();
        }
        List<String> keys = jobs.stream().map(String::valueOf).toList();
        return db.sql("""
                        select split_part(key, ':', 2) as job from alert
                        where kind = 'JOB_INCIDENT' and split_part(key, ':', 2) in (:jobs)
                        """).param("jobs", keys).query(String.class).list().stream()
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }
}
