package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.RestartDay;
import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.ApprovalSettings;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.desk.domain.SessionRun.State;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.testing.Lane;
import io.bellwether.testing.LiveStack;
import io.bellwether.testing.TestDesks;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days by the clock on the real engine, with a clock that the test moves: late, interrupted and overlapping. */
@ResourceLock(Lane.OTHER_STACKS)
class LiveDaysIT {
    private final JdbcClient db = LiveStack.db();
    private final TradingDays days = LiveStack.bean(TradingDays.class);
    private final SessionRuns runs = LiveStack.bean(SessionRuns.class);
    private final RestartDay restartDay = LiveStack.bean(RestartDay.class);
    private static final String ASKS = "morning-session/Task_FetchMarketData";

    private final List<DeskId> opened = new ArrayList<>();

    @AfterEach
    void retire() {
        LiveStack.Faults.marketDataGone = false;
        opened.forEach(LiveStack::retire);
    }

    @Test
    void wholeDay_everySessionInItsTime_done() {
        LocalDate day = LiveStack.newDay();
        DeskId desk = desk("live-whole", TestDesks.advisedInEverySession());
        beginDay(desk, day);
        pass(desk, day, Session.MORNING, "09:30");
        pass(desk, day, Session.MIDDAY, "12:00");
        pass(desk, day, Session.CLOSE, "16:00");
        pass(desk, day, Session.REPORT, "17:00");
        awaitEnded(desk, day, "DONE");
        assertThat(alerts(desk, "SESSION_MISSED")).isEmpty();
        assertThat(snapshots(desk, day)).containsExactlyInAnyOrder("OPENING", "MORNING", "MIDDAY", "CLOSE");
        assertThat(count("select count(*) from report where desk_id = :desk and trading_date = :date", desk, day))
                .isEqualTo(1);
    }

    @Test
    void engineAwayUntilTheNextMorning_yesterdayIsMissedAndTouchesNothingOfToday() {
        LocalDate day = LiveStack.newDay();
        DeskId desk = desk("live-away", TestDesks.advisedInEverySession());
        beginDay(desk, day);
        pass(desk, day, Session.MORNING, "09:30");
        LocalDate next = LiveStack.after(day);
        LiveStack.moveTo(next, "10:30");
        awaitEnded(desk, day, "INCOMPLETE");
        await(desk, next, Session.MORNING, State.ENDED);
        assertThat(states(desk, day))
                .isEqualTo(Map.of(
                        Session.MORNING, State.ENDED,
                        Session.MIDDAY, State.MISSED,
                        Session.CLOSE, State.MISSED,
                        Session.REPORT, State.MISSED));
        assertThat(alerts(desk, "SESSION_MISSED"))
                .containsExactlyInAnyOrder(
                        "live-away missed the midday check of " + day,
                        "live-away missed the closing session of " + day,
                        "live-away missed the daily report of " + day);
        assertThat(snapshots(desk, day)).doesNotContain("MIDDAY", "CLOSE");
        assertThat(count("""
                        select count(*) from decision where desk_id = :desk and trading_date = :date
                        and session in ('MIDDAY', 'CLOSE')""", desk, day)).isZero();
        assertThat(count("select count(*) from report where desk_id = :desk and trading_date = :date", desk, day))
                .isZero();
        assertThat(count("""
                        select count(*) from trade_order o join order_event e on e.order_id = o.id
                        where o.desk_id = :desk and o.trading_date = :date and e.kind in ('CANCELLED', 'EXPIRED')
                        and o.timing = 'DAY'""", desk, next)).isZero();
        assertThat(count("select count(*) from decision where desk_id = :desk and trading_date = :date", desk, next))
                .isEqualTo(1);
        LedgerChecks.assertHolds(db, desk);
    }

    @Test
    void nobodyApprovesUntilTheNextMorning_orderIsExpiredAndTold() {
        LocalDate day = LiveStack.newDay();
        DeskId desk = desk(
                "live-late-yes",
                TestDesks.withApproval(new ApprovalSettings(
                        ApprovalSettings.Policy.ALWAYS,
                        Money.of("0"),
                        Duration.ofHours(20),
                        ApprovalSettings.OnDeadline.APPROVE)));
        beginDay(desk, day);
        LiveStack.moveTo(day, "09:30");
        List<String> orders = LiveStack.await(
                "orders that wait for approval",
                () -> orders(desk, day, "CREATED"),
                ids -> !ids.isEmpty() && prepared(ids));
        LiveStack.moveTo(LiveStack.after(day), "08:00");
        LiveStack.await("the orders expire", () -> orders(desk, day, "EXPIRED"), orders::equals);
        awaitEnded(desk, day, "INCOMPLETE");
        assertThat(count("select count(*) from paper_order where account = :desk and trading_date >= :date", desk, day))
                .isZero();
        assertThat(alerts(desk, "ORDER_EXPIRED")).hasSameSizeAs(orders);
        assertThat(db.sql("select text from alert where desk_id = :desk and kind = 'ORDER_EXPIRED'")
                        .param("desk", desk.value())
                        .query(String.class)
                        .list())
                .allSatisfy(text -> assertThat(text)
                        .contains("11:55 New York and had not left")
                        .contains("Nobody had approved it."));
        assertThat(alerts(desk, "SESSION_MISSED")).containsExactly("live-late-yes missed the midday check of " + day);
        assertThat(states(desk, day))
                .containsEntry(Session.CLOSE, State.ENDED)
                .containsEntry(Session.REPORT, State.ENDED);
        assertThat(snapshots(desk, day)).contains("CLOSE");
        assertThat(count("""
                        select count(*) from equity_snapshot where desk_id = :desk and session = 'CLOSE'
                        and trading_date = :date and cash = 10000.00 and equity = 10000.00""", desk, day)).isEqualTo(1);
    }

    @Test
    void firstUpAfterNoon_pastSessionIsMissedAndTheRestRuns() {
        LocalDate day = LiveStack.nextDay();
        LiveStack.moveTo(day, "12:30");
        DeskId desk = desk("live-noon", DeskSettings.DEFAULT);
        await(desk, day, Session.MORNING, State.MISSED);
        await(desk, day, Session.MIDDAY, State.ENDED);
        assertThat(alerts(desk, "SESSION_MISSED")).containsExactly("live-noon missed the morning session of " + day);
        pass(desk, day, Session.CLOSE, "16:00");
        pass(desk, day, Session.REPORT, "17:00");
        awaitEnded(desk, day, "INCOMPLETE");
        assertThat(snapshots(desk, day)).contains("MIDDAY", "CLOSE").doesNotContain("MORNING");
        assertThat(count("select count(*) from decision where desk_id = :desk and trading_date = :date", desk, day))
                .isZero();
    }

    @Test
    void instanceCancelled_restartKeepsWhatWasDoneAndRefusesWhileItLives() {
        LocalDate day = LiveStack.newDay();
        DeskId desk = desk("live-restart", DeskSettings.DEFAULT);
        beginDay(desk, day);
        pass(desk, day, Session.MORNING, "09:30");
        List<String> before = facts(desk);
        long instance = days.find(desk, day).flatMap(TradingDay::instance).orElseThrow();
        RestartDay.Result alive = restartDay.run(desk, Optional.empty());
        assertThat(alive.restarted()).isFalse();
        assertThat(alive.sentence()).contains("still runs, in process instance " + instance);
        LiveStack.engine().newCancelInstanceCommand(instance).send().join();
        assertThat(restartDay.run(desk, Optional.of(day)).restarted()).isTrue();
        LiveStack.await(
                "another instance",
                () -> days.find(desk, day).flatMap(TradingDay::instance),
                key -> key.isPresent() && key.get() != instance);
        pass(desk, day, Session.MIDDAY, "12:00");
        assertThat(facts(desk)).isEqualTo(before);
        pass(desk, day, Session.CLOSE, "16:00");
        pass(desk, day, Session.REPORT, "17:00");
        awaitEnded(desk, day, "DONE");
        assertThat(restartDay.run(desk, Optional.of(day)).sentence()).contains("has ended (DONE)");
        assertThat(count("select count(*) from decision where desk_id = :desk and trading_date = :date", desk, day))
                .isEqualTo(1);
    }

    @Test
    void yesterdayStillOpen_isEndedAfterTheNextMorningWithoutActing() {
        Desk good = TestDesks.desk("live-stuck");
        LocalDate day = LiveStack.newDay();
        DeskId desk = desk(broker(good, "nonexistent"));
        beginDay(desk, day);
        LiveStack.moveTo(day, "09:30");
        LiveStack.await("an incident", () -> alerts(desk, "JOB_INCIDENT"), list -> !list.isEmpty());
        LiveStack.bean(Desks.class).save(good);
        LocalDate next = LiveStack.after(day);
        LiveStack.moveTo(next, "09:31");
        await(desk, next, Session.MORNING, State.ENDED);
        LiveStack.moveTo(next, "11:56");
        awaitEnded(desk, day, "INCOMPLETE");
        assertThat(states(desk, day).values()).containsOnly(State.MISSED);
        assertThat(alerts(desk, "SESSION_MISSED")).hasSize(4);
        assertThat(count("select count(*) from trade_order where desk_id = :desk and trading_date = :date", desk, day))
                .isZero();
        assertThat(days.status(desk, next)).isEqualTo("PLANNED");
    }

    @Test
    void dataLateUntilTenToTen_isWaitedForAndThenTraded() {
        LocalDate day = LiveStack.newDay();
        DeskId desk = desk("live-late-data", DeskSettings.DEFAULT);
        beginDay(desk, day);
        refuseDataAt(desk, day, "09:30");
        refuseDataAt(desk, day, "09:45");
        LiveStack.Faults.marketDataGone = false;
        LiveStack.moveTo(day, "09:50");
        await(desk, day, Session.MORNING, State.ENDED);
        assertThat(count("""
                        select count(*) from decision where desk_id = :desk and trading_date = :date
                        and (as_of at time zone 'America/New_York')::time >= time '09:45'""", desk, day)).isEqualTo(1);
        assertThat(alerts(desk, "MISSING_DATA")).isEmpty();
    }

    @Test
    void dataNeverComes_noTradeAndBooksAreKept() {
        LocalDate day = LiveStack.newDay();
        DeskId desk = desk("live-no-data", DeskSettings.DEFAULT);
        beginDay(desk, day);
        refuseDataAt(desk, day, "09:30");
        LiveStack.moveTo(day, "10:01");
        await(desk, day, Session.MORNING, State.ENDED);
        assertThat(count("select count(*) from decision where desk_id = :desk and trading_date = :date", desk, day))
                .isZero();
        pass(desk, day, Session.MIDDAY, "12:00");
        pass(desk, day, Session.CLOSE, "16:00");
        assertThat(count("select count(*) from trade_order where desk_id = :desk and trading_date = :date", desk, day))
                .isZero();
        assertThat(count("select count(*) from desk_halt where desk_id = :desk and :date is not null", desk, day))
                .isZero();
    }

    private DeskId desk(String id, DeskSettings settings) {
        return desk(TestDesks.desk(id, settings));
    }

    private DeskId desk(Desk desk) {
        opened.add(desk.id());
        return LiveStack.open(desk);
    }

    private static Desk broker(Desk desk, String broker) {
        return new Desk(
                desk.id(),
                desk.name(),
                desk.mode(),
                broker,
                desk.market(),
                desk.fallbackMarket(),
                desk.initialCash(),
                desk.active(),
                desk.settings());
    }

    /** Moves to the morning and waits until the desk's day is planned. */
    private void beginDay(DeskId desk, LocalDate day) {
        LiveStack.moveTo(day, "08:30");
        LiveStack.await("the day " + day + " of " + desk, () -> days.status(desk, day), "PLANNED"::equals);
    }

    /** Moves to the time, without data, and waits until the desk's morning asks for them then. */
    private static void refuseDataAt(DeskId desk, LocalDate day, String newYork) {
        LiveStack.Faults.marketDataGone = true;
        long before = LiveStack.handed(desk, Session.MORNING, ASKS);
        LiveStack.moveTo(day, newYork);
        LiveStack.await(
                "the morning asks for data at " + newYork,
                () -> LiveStack.handed(desk, Session.MORNING, ASKS),
                asked -> asked > before);
    }

    private void pass(DeskId desk, LocalDate day, Session session, String newYork) {
        LiveStack.moveTo(day, newYork);
        await(desk, day, session, State.ENDED);
    }

    private void await(DeskId desk, LocalDate day, Session session, State state) {
        LiveStack.await(
                "%s of %s on %s %s".formatted(session, desk, day, state),
                () -> states(desk, day),
                states -> states.get(session) == state);
    }

    private void awaitEnded(DeskId desk, LocalDate day, String status) {
        LiveStack.await(
                "the end of " + day + " of " + desk,
                () -> days.find(desk, day),
                found -> found.filter(TradingDay::ended).isPresent());
        assertThat(days.status(desk, day)).isEqualTo(status);
    }

    private Map<Session, State> states(DeskId desk, LocalDate day) {
        return runs.findByDay(desk, day).stream().collect(Collectors.toMap(run -> run.session(), run -> run.state()));
    }

    private List<String> alerts(DeskId desk, String kind) {
        return db.sql("select title from alert where desk_id = :desk and kind = :kind order by id")
                .param("desk", desk.value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private List<String> orders(DeskId desk, LocalDate day, String state) {
        return db.sql("""
                        select id from trade_order where desk_id = :desk and trading_date = :date and state = :state
                        and timing <> 'GOOD_TILL_CANCELLED' order by id""")
                .param("desk", desk.value())
                .param("date", day)
                .param("state", state)
                .query(String.class)
                .list();
    }

    private boolean prepared(List<String> ids) {
        return db.sql("select count(*) from order_event where kind = 'PREPARED' and order_id in (:ids)")
                        .param("ids", ids)
                        .query(Long.class)
                        .single()
                == ids.size();
    }

    /** What the morning did: its decision and its orders. */
    private List<String> facts(DeskId desk) {
        return db.sql("""
                        select id || ' ' || as_of from decision where desk_id = :desk and session = 'MORNING'
                        union all select id || ' ' || created_as_of from trade_order
                        where desk_id = :desk and session = 'MORNING' order by 1""").param("desk", desk.value()).query(String.class).list();
    }

    private List<String> snapshots(DeskId desk, LocalDate day) {
        return db.sql("select session from equity_snapshot where desk_id = :desk and trading_date = :date")
                .param("desk", desk.value())
                .param("date", day)
                .query(String.class)
                .list();
    }

    private long count(String sql, DeskId desk, LocalDate day) {
        return db.sql(sql)
                .param("desk", desk.value())
                .param("date", day)
                .query(Long.class)
                .single();
    }
}
