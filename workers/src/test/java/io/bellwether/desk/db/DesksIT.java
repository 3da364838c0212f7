package io.bellwether.desk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.EndSession;
import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.desk.domain.SessionRun;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DesksIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOON = Instant.parse("2026-11-20T17:00:00Z");

    @Autowired
    Desks desks;

    @Autowired
    Halts halts;

    @Autowired
    HaltService service;

    @Autowired
    TradingDays days;

    @Autowired
    SessionRuns runs;

    @Autowired
    EndSession endSession;

    @Autowired
    JdbcClient db;

    @Test
    void returnsADeskExactlyAsItWasSaved() {
        Desk desk = TestDesks.desk("saved");
        desks.save(desk);
        assertThat(desks.get(desk.id())).isEqualTo(desk);
    }

    @Test
    void theDatabaseRefusesAShadowThatCouldReachAnotherBroker() {
        Desk shadow = TestDesks.desk("shadowed").shadow("openai");
        desks.save(shadow);
        assertThat(desks.get(shadow.id())).isEqualTo(shadow);
        for (String change : List.of("broker = 'alpaca'", "mode = 'LIVE'")) {
            assertThatThrownBy(() -> db.sql("update desk set " + change + " where id = 'shadowed-shadow'")
                            .update())
                    .hasMessageContaining("shadow_trades_on_paper");
        }
    }

    @Test
    void namesTheKnownDesksWhenOneIsUnknown() {
        desks.save(TestDesks.desk("known"));
        assertThatThrownBy(() -> desks.get(new DeskId("unknown")))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("no desk 'unknown'")
                .hasMessageContaining("known");
    }

    @Test
    void keepsTheFirstHaltUntilItIsReleased() {
        DeskId id = save("halted");
        assertThat(halts.halt(id, new Halt("first", "risk", false, NOON))).isTrue();
        assertThat(halts.halt(id, new Halt("second", "someone", true, NOON))).isFalse();
        assertThat(halts.current(id)).contains(new Halt("first", "risk", false, NOON));
        long number = halts.standing(id).orElseThrow().id();
        assertThat(halts.release(number, "risk", "over", NOON)).isEqualTo(Halts.Release.RELEASED);
        assertThat(halts.current(id)).isEmpty();
        assertThat(halts.release(number, "risk", "again", NOON)).isEqualTo(Halts.Release.WAS_RELEASED);
    }

    @Test
    void releasesItsOwnHaltAndNoNewerOne() {
        DeskId id = save("halted-twice");
        halts.halt(id, new Halt("first", "risk", false, NOON));
        long first = halts.standing(id).orElseThrow().id();
        halts.release(first, "risk", "over", NOON);
        halts.halt(id, new Halt("second", "someone", false, NOON.plusSeconds(60)));
        assertThat(halts.release(first, "risk", "over", NOON.plusSeconds(90))).isEqualTo(Halts.Release.WAS_RELEASED);
        assertThat(halts.current(id)).map(Halt::reason).contains("second");
        assertThat(halts.standing(first)).isEmpty();
    }

    @Test
    void aStopPulledAfterTheReleaseWasDecidedBecomesANewHalt() {
        DeskId id = save("halted-again");
        halts.halt(id, new Halt("first", "risk", true, NOON));
        long first = halts.standing(id).orElseThrow().id();
        assertThat(halts.pulledAgain(first, new Halt("odd prices", "mary", false, NOON.plusSeconds(60))))
                .isFalse();
        assertThat(halts.release(first, "risk", "over", NOON.plusSeconds(30))).isEqualTo(Halts.Release.HALTED_AGAIN);
        assertThat(halts.current(id)).contains(new Halt("odd prices", "mary", false, NOON.plusSeconds(60)));
        long second = halts.standing(id).orElseThrow().id();
        assertThat(second).isNotEqualTo(first);
        assertThat(halts.pulledAgain(second, new Halt("earlier", "joe", false, NOON.plusSeconds(70))))
                .isFalse();
        assertThat(halts.release(second, "risk", "over", NOON.plusSeconds(90))).isEqualTo(Halts.Release.RELEASED);
    }

    @Test
    void addsSellingOnceAndNeverTakesItAway() {
        DeskId id = save("halted-sold");
        halts.halt(id, new Halt("first", "risk", false, NOON));
        long halt = halts.standing(id).orElseThrow().id();
        assertThat(halts.pulledAgain(halt, new Halt("sell", "mary", true, NOON.plusSeconds(1))))
                .isTrue();
        assertThat(halts.pulledAgain(halt, new Halt("sell", "mary", true, NOON.plusSeconds(2))))
                .isFalse();
        assertThat(halts.pulledAgain(halt, new Halt("calm", "joe", false, NOON.plusSeconds(3))))
                .isFalse();
        assertThat(halts.current(id)).contains(new Halt("first", "risk", true, NOON));
    }

    @Test
    void aHaltIsServedByOneInstanceUntilTheEngineStartsAnotherWithItsKey() {
        DeskId id = save("halted-served");
        halts.halt(id, new Halt("first", "risk", true, NOON));
        long halt = halts.standing(id).orElseThrow().id();
        assertThat(service.serve(halt, 1, true)).isTrue();
        assertThat(service.serve(halt, 1, true)).isTrue();
        assertThat(service.serve(halt, 2, false)).isFalse();
        service.cancelled(halt, NOON);
        service.selling(halt);
        assertThat(service.unsold()).noneMatch(unsold -> unsold.id() == halt);
        assertThat(service.serve(halt, 3, true)).isTrue();
        assertThat(halts.standing(halt).orElseThrow().processInstance()).contains(3L);
        assertThat(halts.standing(halt).orElseThrow().cancelledAsOf()).isEmpty();
        assertThat(service.unsold()).anyMatch(unsold -> unsold.id() == halt);
        service.toldToSell(halt);
        assertThat(service.unsold()).noneMatch(unsold -> unsold.id() == halt);
    }

    @Test
    void aStoppedDayIsFreeForANewInstanceOnlyAfterItWasReopened() {
        DeskId id = save("reopened");
        DayPlan plan =
                DayPlan.of(new ExchangeCalendar().hours(DAY).orElseThrow(), SessionPlan.DEFAULT, new Pace.Live(NOON));
        days.open(id, DAY);
        days.claim(id, DAY, 1, plan);
        assertThat(days.underWay(id)).containsExactly(DAY);
        assertThat(days.stopped(id)).isEmpty();
        days.stopAsked(id, DAY, NOON);
        days.stopAsked(id, DAY, NOON.plusSeconds(1));
        assertThat(days.stopped(id))
                .contains(new TradingDays.StoppedDay(DAY, "PLANNED", NOON, true, Optional.of(plan)));
        assertThat(days.reopen(id, DAY)).isFalse();
        days.finish(id, DAY, "STOPPED");
        assertThat(days.underWay(id)).isEmpty();
        assertThat(days.claim(id, DAY, 2, plan)).isFalse();
        assertThat(days.reopen(id, DAY)).isTrue();
        assertThat(days.status(id, DAY)).isEqualTo("OPENED");
        assertThat(days.claim(id, DAY, 2, plan)).isTrue();
        assertThat(days.status(id, DAY)).isEqualTo("PLANNED");
        assertThat(days.stopped(id)).isEmpty();
        assertThat(days.claim(id, DAY, 1, plan)).isFalse();
    }

    @Test
    void givesADayToOneInstanceOnly() {
        DeskId id = save("claimed");
        DayPlan plan =
                DayPlan.of(new ExchangeCalendar().hours(DAY).orElseThrow(), SessionPlan.DEFAULT, new Pace.Live(NOON));
        days.open(id, DAY);
        days.open(id, DAY);
        assertThat(days.claim(id, DAY, 1, plan)).isTrue();
        assertThat(days.claim(id, DAY, 1, plan)).isTrue();
        assertThat(days.claim(id, DAY, 2, plan)).isFalse();
        assertThat(days.status(id, DAY)).isEqualTo("PLANNED");
        days.finish(id, DAY, "STOPPED");
        days.finish(id, DAY, "DONE");
        assertThat(days.status(id, DAY)).isEqualTo("STOPPED");
    }

    private DeskId save(String id) {
        Desk desk = TestDesks.desk(id);
        desks.save(desk);
        return desk.id();
    }

    @Test
    void aSessionThatEndedWasNotMissedAndOneThatWasMissedDoesNotEnd() {
        DeskId desk = new DeskId("runs");
        desks.save(TestDesks.desk("runs"));
        runs.begin(desk, DAY, Session.MORNING, 1, NOON);
        runs.begin(desk, DAY, Session.MORNING, 2, NOON.plusSeconds(60));
        assertThat(runs.findByDay(desk, DAY)).singleElement().satisfies(run -> {
            assertThat(run.state()).isEqualTo(SessionRun.State.RUNNING);
            assertThat(run.startedAsOf()).isEqualTo(NOON);
        });
        runs.end(desk, DAY, Session.MORNING, NOON.plusSeconds(90));
        assertThat(runs.miss(desk, DAY, Session.MORNING, NOON.plusSeconds(99))).isFalse();
        assertThat(runs.miss(desk, DAY, Session.MIDDAY, NOON)).isTrue();
        assertThat(runs.miss(desk, DAY, Session.MIDDAY, NOON)).isTrue();
        runs.begin(desk, DAY, Session.MIDDAY, 3, NOON);
        runs.end(desk, DAY, Session.MIDDAY, NOON);
        assertThat(runs.findByDay(desk, DAY))
                .extracting(run -> run.session() + " " + run.state())
                .containsExactly("MORNING ENDED", "MIDDAY MISSED");
        assertThat(runs.findByDay(desk, DAY).getFirst().endedAsOf()).contains(NOON.plusSeconds(90));
    }

    @Test
    void aMorningThatEndsOnAHaltedDeskIsRunAgainAfterTheRelease() {
        DeskId desk = new DeskId("ends-halted");
        desks.save(TestDesks.desk("ends-halted"));
        halts.halt(desk, new Halt("test", "test", false, NOON));
        for (Session session : List.of(Session.MORNING, Session.MIDDAY)) {
            runs.begin(desk, DAY, session, 1, NOON);
            endSession.run(desk, DAY, session, NOON);
        }
        assertThat(runs.findByDay(desk, DAY))
                .filteredOn(SessionRun::isOver)
                .extracting(SessionRun::session)
                .containsExactly(Session.MIDDAY);
        halts.release(halts.standing(desk).orElseThrow().id(), "test", "test", NOON.plusSeconds(60));
        endSession.run(desk, DAY, Session.MORNING, NOON.plusSeconds(90));
        assertThat(runs.findByDay(desk, DAY)).allMatch(SessionRun::isOver);
    }

    @Test
    void aDayThatMissedASessionStaysIncompleteAndOneThatWasStoppedStopped() {
        DeskId desk = new DeskId("incomplete");
        desks.save(TestDesks.desk("incomplete"));
        days.open(desk, DAY);
        days.markIncomplete(desk, DAY);
        days.finish(desk, DAY, "DONE");
        assertThat(days.find(desk, DAY)).hasValueSatisfying(day -> {
            assertThat(day.status()).isEqualTo("INCOMPLETE");
            assertThat(day.ended()).isTrue();
            assertThat(day.isLive()).isTrue();
        });
        assertThat(days.done(desk)).isEmpty();
        LocalDate next = DAY.plusDays(3);
        days.open(desk, next);
        days.finish(desk, next, "STOPPED");
        days.markIncomplete(desk, next);
        assertThat(days.find(desk, next).orElseThrow().ended()).isFalse();
        days.finish(desk, next, "DONE");
        assertThat(days.last(desk)).hasValueSatisfying(day -> {
            assertThat(day.date()).isEqualTo(next);
            assertThat(day.status()).isEqualTo("STOPPED");
            assertThat(day.ended()).isTrue();
        });
    }

    @Test
    void aDayIsGivenUpOnlyByTheInstanceThatHasIt() {
        DeskId desk = new DeskId("released");
        desks.save(TestDesks.desk("released"));
        DayPlan plan =
                DayPlan.of(new ExchangeCalendar().hours(DAY).orElseThrow(), SessionPlan.DEFAULT, new Pace.Live(NOON));
        assertThat(days.claim(desk, DAY, 1, plan)).isTrue();
        assertThat(days.release(desk, DAY, 2)).isFalse();
        assertThat(days.claim(desk, DAY, 2, plan)).isFalse();
        assertThat(days.release(desk, DAY, 1)).isTrue();
        assertThat(days.claim(desk, DAY, 2, plan)).isTrue();
        assertThat(days.claim(desk, DAY, 1, plan)).isFalse();
    }
}
