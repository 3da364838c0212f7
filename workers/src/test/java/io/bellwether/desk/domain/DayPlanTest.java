package io.bellwether.desk.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Session;
import io.bellwether.platform.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayPlanTest {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    @ParameterizedTest
    @CsvSource({
        // regular days in winter and summer time, the days around both changes of 2026, and an early close
        "2026-01-15, 2026-01-15T14:30:00Z, 2026-01-15T17:00:00Z, 2026-01-15T21:00:00Z, 2026-01-15T22:00:00Z",
        "2026-07-15, 2026-07-15T13:30:00Z, 2026-07-15T16:00:00Z, 2026-07-15T20:00:00Z, 2026-07-15T21:00:00Z",
        "2026-03-06, 2026-03-06T14:30:00Z, 2026-03-06T17:00:00Z, 2026-03-06T21:00:00Z, 2026-03-06T22:00:00Z",
        "2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T16:00:00Z, 2026-03-09T20:00:00Z, 2026-03-09T21:00:00Z",
        "2026-10-30, 2026-10-30T13:30:00Z, 2026-10-30T16:00:00Z, 2026-10-30T20:00:00Z, 2026-10-30T21:00:00Z",
        "2026-11-02, 2026-11-02T14:30:00Z, 2026-11-02T17:00:00Z, 2026-11-02T21:00:00Z, 2026-11-02T22:00:00Z",
        "2026-11-27, 2026-11-27T14:30:00Z, 2026-11-27T16:15:00Z, 2026-11-27T18:00:00Z, 2026-11-27T19:00:00Z"
    })
    void sessionsFollowNewYorkTimeAndEarlyCloses(
            LocalDate date, Instant morning, Instant midday, Instant close, Instant report) {
        DayPlan plan = DayPlan.of(session(date), SessionPlan.DEFAULT, new Pace.Live(Instant.EPOCH));
        assertThat(plan.dueAt())
                .containsEntry(Session.MORNING, morning)
                .containsEntry(Session.MIDDAY, midday)
                .containsEntry(Session.CLOSE, close)
                .containsEntry(Session.REPORT, report);
        assertThat(plan.asOf()).isEqualTo(plan.dueAt());
    }

    @Test
    void sessionsThatAreDueAlreadyStartAtOnceInTheirOrder() {
        Instant late = Instant.parse("2026-01-15T17:30:00Z");
        DayPlan plan = DayPlan.of(session(LocalDate.of(2026, 1, 15)), SessionPlan.DEFAULT, new Pace.Live(late));
        assertThat(plan.dueAt())
                .containsEntry(Session.MORNING, late)
                .containsEntry(Session.MIDDAY, late.plusSeconds(20))
                .containsEntry(Session.CLOSE, Instant.parse("2026-01-15T21:00:00Z"));
    }

    @Test
    void pacedSessionsAreEvenlySpacedButKeepTheirBusinessTime() {
        Instant start = Instant.parse("2026-11-21T08:00:00Z");
        DayPlan plan = DayPlan.of(
                session(LocalDate.of(2026, 1, 15)), SessionPlan.DEFAULT, new Pace.Paced(start, Duration.ofSeconds(8)));
        assertThat(plan.dueAt()).containsEntry(Session.CLOSE, start.plusSeconds(16));
        assertThat(plan.asOf()).containsEntry(Session.CLOSE, Instant.parse("2026-01-15T21:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        // a regular day, the Friday before a change of the clocks, an early close before a weekend
        "2026-01-15, 2026-01-15T16:55:00Z, 2026-01-15T21:00:00Z, 2026-01-16T14:30:00Z, 2026-01-16T16:55:00Z",
        "2026-03-06, 2026-03-06T16:55:00Z, 2026-03-06T21:00:00Z, 2026-03-09T13:30:00Z, 2026-03-09T15:55:00Z",
        "2026-11-27, 2026-11-27T16:10:00Z, 2026-11-27T18:00:00Z, 2026-11-30T14:30:00Z, 2026-11-30T16:55:00Z"
    })
    void windowsEndBeforeWhatFollows(LocalDate date, Instant morning, Instant midday, Instant close, Instant over) {
        DayPlan plan = DayPlan.of(session(date), SessionPlan.DEFAULT, new Pace.Live(Instant.EPOCH));
        assertThat(plan.until())
                .containsEntry(Session.MORNING, morning)
                .containsEntry(Session.MIDDAY, midday)
                .containsEntry(Session.CLOSE, close)
                .containsEntry(Session.REPORT, close);
        assertThat(plan.over()).isEqualTo(over);
    }

    @Test
    void theMorningWaitsForDataUntilTenButNotBeyondItsWindow() {
        ExchangeHours day = session(LocalDate.of(2026, 1, 15));
        assertThat(SessionPlan.DEFAULT.dataUntil(day)).isEqualTo(Instant.parse("2026-01-15T15:00:00Z"));
        SessionPlan patient = new SessionPlan(
                LocalTime.of(9, 30),
                LocalTime.of(12, 0),
                LocalTime.of(16, 0),
                LocalTime.of(17, 0),
                new SessionWindows(
                        Duration.ofMinutes(15), Duration.ZERO, Duration.ZERO, LocalTime.NOON, Duration.ofMinutes(2)),
                List.of());
        assertThat(patient.dataUntil(day)).isEqualTo(Instant.parse("2026-01-15T16:45:00Z"));
    }

    @Test
    void aPlanFromBeforeThereWereWindowsHasTheUsualOnes() {
        SessionPlan stored = Json.read(
                "{\"morning\":\"09:30:00\",\"midday\":\"12:00:00\",\"close\":\"16:00:00\",\"report\":\"17:00:00\"}",
                SessionPlan.class);
        assertThat(stored).isEqualTo(SessionPlan.DEFAULT);
        assertThat(Json.read(Json.write(SessionPlan.DEFAULT), SessionPlan.class))
                .isEqualTo(SessionPlan.DEFAULT);
        DayPlan before = Json.read("{\"clock\":\"live\",\"dueAt\":{},\"asOf\":{}}", DayPlan.class);
        assertThat(before.until()).isEmpty();
    }

    @Test
    void refusesSessionTimesThatDoNotRise() {
        assertThatThrownBy(() -> new SessionPlan(
                        LocalTime.of(9, 30), LocalTime.of(16, 30), LocalTime.of(16, 0), LocalTime.of(17, 0)))
                .hasMessageContaining("session times must rise from 09:30");
    }

    @Test
    void intradayChecksComeBetweenTheOthersByTheirTime() {
        ExchangeHours day = session(LocalDate.of(2026, 1, 15));
        SessionPlan plan = checkedAt("14:45", "11:30");
        assertThat(plan.on(day))
                .extracting(Session::name)
                .containsExactly("MORNING", "INTRADAY1130", "MIDDAY", "INTRADAY1445", "CLOSE", "REPORT");
        Session first = Session.intraday(LocalTime.of(11, 30));
        assertThat(plan.at(first, day)).isEqualTo(Instant.parse("2026-01-15T16:30:00Z"));
        assertThat(plan.until(first, day)).isEqualTo(plan.at(Session.MIDDAY, day));
        assertThat(plan.until(Session.intraday(LocalTime.of(14, 45)), day)).isEqualTo(day.close());
        DayPlan stored = DayPlan.of(day, plan, new Pace.Paced(Instant.EPOCH, Duration.ofSeconds(5)));
        assertThat(stored.dueAt()).containsEntry(Session.CLOSE, Instant.EPOCH.plusSeconds(20));
        assertThat(Json.read(Json.write(stored), DayPlan.class)).isEqualTo(stored);
        assertThat(stored.inOrder()).isEqualTo(plan.on(day));
    }

    @Test
    void aDayThatClosesEarlyHasOnlyTheChecksBeforeItsClose() {
        ExchangeHours early = session(LocalDate.of(2026, 11, 27));
        assertThat(checkedAt("11:15", "12:59", "13:00", "15:30").on(early))
                .extracting(Session::name)
                .containsExactly("MORNING", "MIDDAY", "INTRADAY1259", "CLOSE", "REPORT");
    }

    @Test
    void refusesAnIntradayCheckThatCannotBe() {
        assertThatThrownBy(() -> checkedAt("16:00")).hasMessageContaining("before the close at 16:00, was at 16:00");
        assertThatThrownBy(() -> checkedAt("09:30")).hasMessageContaining("after the morning session at 09:30");
        assertThatThrownBy(() -> checkedAt("12:00")).hasMessageContaining("the midday check is at 12:00 already");
        assertThatThrownBy(() -> checkedAt("14:00", "14:00")).hasMessageContaining("two checks are at 14:00");
        assertThatThrownBy(() -> checkedAt("11:30:30")).hasMessageContaining("at a whole minute, was at 11:30:30");
    }

    private static SessionPlan checkedAt(String... times) {
        return new SessionPlan(
                LocalTime.of(9, 30),
                LocalTime.of(12, 0),
                LocalTime.of(16, 0),
                LocalTime.of(17, 0),
                SessionWindows.DEFAULT,
                Stream.of(times)
                        .map(at -> new IntradayCheck(LocalTime.parse(at), false))
                        .toList());
    }

    private static ExchangeHours session(LocalDate date) {
        return CALENDAR.hours(date).orElseThrow();
    }
}
