package io.bellwether.watch.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Session;
import io.bellwether.testing.TestSessions;
import io.bellwether.watch.domain.DatabaseView.Day;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayConditionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-02T11:59:00Z",
                "2026-11-02T14:31:00Z",
                "2026-11-02T17:40:00Z",
                "2026-11-02T21:20:00Z",
                "2026-11-02T22:30:00Z",
            })
    void aDayThatGoesWellHasNoCondition(String at) {
        assertThat(Observations.at(at).keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // the market clock looks at 12:00 UTC and has five minutes
        "2026-11-02T12:04:59Z, false",
        "2026-11-02T12:05:00Z, true",
        "2026-11-02T20:00:00Z, true",
        // the date in New York counts: until midnight there, and no longer
        "2026-11-03T04:59:00Z, true",
        "2026-11-03T05:01:00Z, false",
    })
    void aDayMustBeOpenSoonAfterTheMarketClock(String at, boolean wrong) {
        assertThat(Observations.at(at).with().keys().contains("day-not-open:main:2026-11-02"))
                .isEqualTo(wrong);
    }

    @Test
    void aDayThatOnlyWasAnnouncedIsNotOpen() {
        Day announced = new Day(
                Observations.MAIN,
                Observations.MONDAY,
                "OPENED",
                false,
                true,
                Optional.empty(),
                Map.of(),
                Set.of(),
                Set.of(),
                "");
        Condition condition = Observations.at("2026-11-02T12:06:00Z")
                .with(announced)
                .conditions()
                .getFirst();
        assertThat(condition.kind()).isEqualTo(Kind.DAY_NOT_OPEN);
        assertThat(condition.since()).isEqualTo("2026-11-02T12:00:00Z");
        assertThat(condition.tradingDate()).contains(Observations.MONDAY);
        assertThat(condition.text()).contains("no process instance has the day of desk main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-01T15:00:00Z", "2026-11-26T15:00:00Z", "2031-06-02T15:00:00Z"})
    void noDayNeedsToBeOpenOnASundayOnThanksgivingOrBeyondTheCalendar(String at) {
        assertThat(Observations.at(at).with().keys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T18:00:00Z, 2026-11-02T18:04:00Z, false",
        "2026-11-02T18:00:00Z, 2026-11-02T18:05:00Z, true",
        // who comes after the close starts tomorrow
        "2026-11-02T21:00:00Z, 2026-11-02T22:00:00Z, false",
    })
    void aDeskMadeDuringTheDayHasItsOwnGrace(String created, String at, boolean wrong) {
        assertThat(Observations.at(at).created(created).with().keys().isEmpty()).isEqualTo(!wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T14:34:59Z, ''",
        "2026-11-02T14:35:00Z, session-not-started:main:2026-11-02:MORNING",
    })
    void aSessionMustStartWithinFiveMinutes(String at, String key) {
        assertThat(Observations.at(at)
                        .with(Observations.day("PLANNED", Set.of(), Set.of()))
                        .keys())
                .isEqualTo(key.isEmpty() ? java.util.List.of() : java.util.List.of(key));
    }

    @ParameterizedTest
    @CsvSource({
        // orders may hold the morning until the close, and half an hour more
        "MORNING, 2026-11-02T21:29:00Z, false",
        "MORNING, 2026-11-02T21:30:00Z, true",
        "MIDDAY, 2026-11-02T21:30:00Z, true",
        "CLOSE, 2026-11-02T22:29:00Z, false",
        "CLOSE, 2026-11-02T22:30:00Z, true",
        "REPORT, 2026-11-02T22:30:00Z, true",
    })
    void aSessionThatStartedMustEnd(Session session, String at, boolean wrong) {
        Set<Session> all = Set.copyOf(TestSessions.ALL);
        Set<Session> ended = new java.util.TreeSet<>(all);
        ended.remove(session);
        assertThat(Observations.at(at)
                        .with(Observations.day("PLANNED", all, ended))
                        .keys()
                        .contains("session-not-ended:main:2026-11-02:" + session))
                .isEqualTo(wrong);
    }

    @Test
    void aReportThatWaitsForItsCloseIsNotLateItself() {
        Set<Session> before = Set.of(Session.MORNING, Session.MIDDAY);
        Set<Session> begun = Set.of(Session.MORNING, Session.MIDDAY, Session.CLOSE);
        assertThat(Observations.at("2026-11-02T22:20:00Z")
                        .with(Observations.day("PLANNED", begun, before))
                        .keys())
                .isEmpty();
        assertThat(Observations.at("2026-11-02T22:20:00Z")
                        .with(Observations.day("INCOMPLETE", begun, begun))
                        .keys())
                .containsExactly("session-not-started:main:2026-11-02:REPORT");
    }

    @Test
    void aDayThatIsOpenTwoHoursAfterItsReportCannotEndAndSaysWhatIsLeft() {
        Set<Session> all = Set.copyOf(TestSessions.ALL);
        Observations late = Observations.at("2026-11-03T00:00:00Z")
                .with(Observations.day("PLANNED", all, Set.of(Session.MIDDAY, Session.CLOSE, Session.REPORT)));
        assertThat(late.conditions()).singleElement().satisfies(condition -> {
            assertThat(condition.key()).isEqualTo("day-cannot-end:main:2026-11-02");
            assertThat(condition.since()).isEqualTo("2026-11-02T22:00:00Z");
            assertThat(condition.text()).contains("Not ended: morning session.");
            assertThat(condition.link()).isEqualTo("http://operate/4711");
        });
    }

    @Test
    void aStoppedDayOwesOnlyItsReport() {
        assertThat(Observations.at("2026-11-02T22:30:00Z")
                        .with(Observations.day("STOPPED", Set.of(Session.MORNING), Set.of()))
                        .keys())
                .isEmpty();
        Observations overnight = Observations.at("2026-11-03T00:10:00Z");
        assertThat(overnight
                        .with(Observations.day("STOPPED", Set.of(), Set.of()))
                        .keys())
                .containsExactly("day-cannot-end:main:2026-11-02");
        assertThat(overnight
                        .with(Observations.day("STOPPED", Set.of(), Set.of(Session.REPORT)))
                        .keys())
                .isEmpty();
    }

    @Test
    void aDayWhoseInstanceWasCancelledIsOneCondition() {
        assertThat(Observations.at("2026-11-02T16:00:00Z")
                        .with(Observations.day("PLANNED", Set.of(), Set.of()))
                        .endedDay()
                        .conditions())
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.kind()).isEqualTo(Kind.DAY_WITHOUT_INSTANCE);
                    assertThat(condition.text()).contains("./bellwether day restart --desk main");
                });
        assertThat(Observations.at("2026-11-02T23:00:00Z")
                        .with(Observations.day("DONE", Set.of(), Set.of()))
                        .endedDay()
                        .keys())
                .isEmpty();
    }

    @Test
    void nothingIsSaidOfReplayedDays() {
        Day live = Observations.day("PLANNED", Set.of(), Set.of());
        Day replayed = new Day(
                live.desk(),
                live.date(),
                "PLANNED",
                false,
                false,
                live.instance(),
                live.dueAt(),
                Set.of(),
                Set.of(),
                "");
        assertThat(Observations.at("2026-11-03T02:00:00Z")
                        .with(replayed)
                        .endedDay()
                        .keys())
                .isEmpty();
    }

    @Test
    void whileTheEngineIsAwayItsAbsenceIsTheOnlyCondition() {
        assertThat(Observations.at("2026-11-02T16:00:00Z")
                        .with()
                        .withoutEngine()
                        .keys())
                .containsExactly("engine-unreachable");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T15:14:00Z, 2026-10-29, 2026-10-29T20:00:00Z, ''",
        "2026-11-02T15:15:00Z, 2026-10-29, 2026-10-29T20:00:00Z, bars of 2026-10-30",
        "2026-11-02T15:15:00Z, 2026-10-30, 2026-10-30T20:00:00Z, ''",
        "2026-11-02T17:45:00Z, 2026-10-30, 2026-10-30T20:00:00Z, quotes of 2026-11-02",
        "2026-11-02T17:45:00Z, 2026-10-30, 2026-11-02T14:30:00Z, ''",
        "2026-11-02T21:45:00Z, 2026-10-30, 2026-11-02T17:00:00Z, bars of 2026-11-02",
        "2026-11-02T21:45:00Z, 2026-11-02, 2026-11-02T21:00:00Z, ''",
    })
    void dataMustBeThereSoonAfterTheSessionThatFetchesThem(String at, String bar, String quote, String missing) {
        java.util.List<Condition> found = Observations.at(at).data(bar, quote).conditions();
        if (missing.isEmpty()) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).singleElement().satisfies(condition -> {
                assertThat(condition.key()).isEqualTo("stale-data:main");
                assertThat(condition.text()).startsWith("There should be " + missing + ".");
            });
        }
    }

    @Test
    void dataThatAreMissingBecauseTheEngineIsAwayAreNotToldBesideIt() {
        Observations sights = Observations.at("2026-11-02T15:15:00Z").data("2026-10-29", "2026-10-29T20:00:00Z");
        assertThat(sights.withoutEngine().conditions())
                .extracting(Condition::kind)
                .containsExactly(Kind.ENGINE_UNREACHABLE);
        assertThat(Thresholds.DEFAULT.beginsAfter(Kind.STALE_DATA)).isEqualTo(Thresholds.DEFAULT.unreachable());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02T15:02:59Z, false, false, 0",
        "2026-11-02T15:03:00Z, false, false, 1",
        "2026-11-02T15:03:00Z, true, false, 0",
        "2026-11-02T15:29:00Z, true, false, 0",
        "2026-11-02T15:30:00Z, true, false, 1",
        "2026-11-02T16:00:00Z, true, true, 0",
        "2026-11-02T16:00:00Z, false, true, 0",
    })
    void aHaltNeedsAProcessSoonAndAReleaseTaskLater(String at, boolean stopping, boolean releasable, int conditions) {
        Observations sights = Observations.at(at).halted("2026-11-02T15:00:00Z");
        if (stopping) {
            sights.stopping();
        }
        if (releasable) {
            sights.releasable();
        }
        assertThat(sights.conditions()).hasSize(conditions).allSatisfy(condition -> {
            assertThat(condition.kind()).isEqualTo(Kind.HALT_WITHOUT_RELEASE);
            assertThat(condition.text()).contains("ria halted the desk on Nov 2, 10:00 New York: odd prices");
        });
    }

    @Test
    void anEarlyCloseIsThePlansAffair() {
        assertThat(LocalDate.of(2026, 11, 27)).isAfter(Observations.MONDAY);
        assertThat(Observations.at("2026-11-27T17:10:00Z").with().keys())
                .containsExactly("day-not-open:main:2026-11-27");
    }
}
