package io.bellwether.watch.domain;

import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.watch.domain.DatabaseView.Data;
import io.bellwether.watch.domain.DatabaseView.Day;
import io.bellwether.watch.domain.DatabaseView.DeskRow;
import io.bellwether.watch.domain.DatabaseView.HaltRow;
import io.bellwether.watch.domain.DatabaseView.Mail;
import io.bellwether.watch.domain.DatabaseView.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Observations for tests: desk {@code main} on Monday 2 November 2026, whose day goes well until a test says otherwise. */
final class Observations {
    static final DeskId MAIN = new DeskId("main");
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    static final long INSTANCE = 4711;

    /** New York is five hours behind UTC on that day: open 14:30, close 21:00, report 22:00. */
    private static final Map<Session, Instant> DUE = Map.of(
            Session.MORNING, Instant.parse("2026-11-02T14:30:00Z"),
            Session.MIDDAY, Instant.parse("2026-11-02T17:00:00Z"),
            Session.CLOSE, Instant.parse("2026-11-02T21:00:00Z"),
            Session.REPORT, Instant.parse("2026-11-02T22:00:00Z"));

    private Instant at;
    private Optional<Duration> databaseSkew = Optional.of(Duration.ZERO);
    private Optional<Duration> engineSkew = Optional.of(Duration.ZERO);
    private List<Day> days;
    private Instant createdAt = Instant.parse("2026-10-01T00:00:00Z");
    private final List<HaltRow> halts = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private Mail mail = Mail.NONE;
    private Data data = new Data(
            MAIN,
            "files-x",
            Optional.of(LocalDate.of(2026, 10, 30)),
            Optional.of(Instant.parse("2026-11-02T17:00:00Z")));
    private final TreeSet<String> unserved = new TreeSet<>();
    private final List<ProcessView.Incident> incidents = new ArrayList<>();
    private final List<ProcessView.Task> tasks = new ArrayList<>();
    private Set<Long> endedDays = Set.of();
    private Set<DeskId> stops = Set.of();
    private Set<DeskId> releases = Set.of();
    private Set<String> carried = Set.of();
    private final Map<DeskId, Observed<BrokerView>> brokers = new HashMap<>();
    private String databaseMissing = "";
    private String engineMissing = "";
    private final List<ProcessView.Task> unlisted = new ArrayList<>();
    private String searchMissing = "";

    private Observations(String at) {
        this.at = Instant.parse(at);
        Set<Session> past = new TreeSet<>();
        DUE.forEach((session, due) -> {
            if (!due.isAfter(this.at)) {
                past.add(session);
            }
        });
        this.days = List.of(day("PLANNED", past, past));
        if (past.contains(Session.CLOSE)) {
            data("2026-11-02", "2026-11-02T21:00:00Z");
        }
    }

    /** A day on which everything that is due has been done. */
    static Observations at(String moment) {
        return new Observations(moment);
    }

    static Day day(String status, Set<Session> started, Set<Session> ended) {
        return new Day(
                MAIN,
                MONDAY,
                status,
                status.equals("DONE"),
                true,
                Optional.of(INSTANCE),
                DUE,
                started,
                ended,
                "http://operate/4711");
    }

    Observations with(Day... all) {
        days = List.of(all);
        return this;
    }

    Observations created(String moment) {
        createdAt = Instant.parse(moment);
        return this;
    }

    Observations halted(String since) {
        halts.add(new HaltRow(MAIN, "odd prices", "ria", Instant.parse(since)));
        return this;
    }

    Observations stopping() {
        stops = Set.of(MAIN);
        return this;
    }

    Observations releasable() {
        releases = Set.of(MAIN);
        return this;
    }

    Observations mail(int waiting, String oldest) {
        mail = new Mail(waiting, Optional.of(Instant.parse(oldest)), "");
        return this;
    }

    Observations data(String lastBar, String lastQuote) {
        data = new Data(MAIN, "files-x", Optional.of(LocalDate.parse(lastBar)), Optional.of(Instant.parse(lastQuote)));
        return this;
    }

    Observations databaseSkew(String skew) {
        databaseSkew = Optional.of(Duration.parse(skew));
        return this;
    }

    Observations engineSkew(String skew) {
        engineSkew = Optional.of(Duration.parse(skew));
        return this;
    }

    Observations unserved(String... types) {
        unserved.addAll(List.of(types));
        return this;
    }

    Observations incident(long instance, String process, String element, boolean ofDesk, boolean told) {
        incidents.add(new ProcessView.Incident(
                instance,
                process,
                element,
                ofDesk ? Optional.of(MAIN) : Optional.empty(),
                "the vendor said no",
                at.minusSeconds(instance),
                "http://operate/" + instance,
                told));
        return this;
    }

    Observations task(String element, String since) {
        tasks.add(new ProcessView.Task(9, element, Instant.parse(since), "http://operate/9"));
        return this;
    }

    Observations unlisted(String element, String since) {
        unlisted.add(new ProcessView.Task(9, element, Instant.parse(since), "http://operate/9"));
        return this;
    }

    Observations endedDay() {
        endedDays = Set.of(INSTANCE);
        return this;
    }

    Observations order(String id, LocalDate date, TimeInForce timing) {
        orders.add(new Order(MAIN, id, date, timing));
        return this;
    }

    Observations broker(Set<String> unknown, Set<String> working, Set<String> missing) {
        brokers.put(MAIN, Observed.of(new BrokerView(unknown, working, missing)));
        return this;
    }

    Observations carried(String... ids) {
        carried = Set.of(ids);
        return this;
    }

    Observations withoutBroker() {
        brokers.put(MAIN, Observed.not("timed out."));
        return this;
    }

    Observations withoutDatabase() {
        databaseMissing = "connection refused";
        return this;
    }

    Observations withoutEngine() {
        engineMissing = "the gateway does not answer";
        return this;
    }

    Observations withoutSearch() {
        searchMissing = "no answer in 2 s";
        return this;
    }

    Observation sight() {
        Observed<DatabaseView> database = databaseMissing.isEmpty()
                ? Observed.of(new DatabaseView(
                        databaseSkew, List.of(new DeskRow(MAIN, createdAt)), days, halts, orders, mail, List.of(data)))
                : Observed.not(databaseMissing);
        Observed<EngineView> engine = engineMissing.isEmpty()
                ? Observed.of(new EngineView(engineSkew, unserved))
                : Observed.not(engineMissing);
        Observed<ProcessView> processes = searchMissing.isEmpty()
                ? Observed.of(new ProcessView(incidents, endedDays, stops, releases, tasks, carried, unlisted))
                : Observed.not(searchMissing);
        return new Observation(at, database, engine, processes, brokers);
    }

    List<Condition> conditions() {
        return new Conditions(Thresholds.DEFAULT).in(sight());
    }

    List<String> keys() {
        return conditions().stream().map(Condition::key).toList();
    }
}
