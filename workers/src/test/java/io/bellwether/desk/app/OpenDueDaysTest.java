package io.bellwether.desk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.testing.TestDesks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenDueDaysTest {
    private static final DeskId DESK = new DeskId("due");
    private static final LocalDate THURSDAY = LocalDate.of(2027, 1, 14);
    private static final LocalDate FRIDAY = LocalDate.of(2027, 1, 15);
    /** Monday is Martin Luther King Day. */
    private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 19);

    private final MemoryDays days = new MemoryDays();
    private final List<LocalDate> told = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private final OpenDueDays due = new OpenDueDays(
            new KnownDesks(List.of(TestDesks.desk("due"))),
            days,
            new OpenTradingDay(days, (desk, date) -> told.add(date)),
            alerts::add);

    @Test
    void opensTodayOnceItIsTwelveUtc() {
        assertThat(due.run(Instant.parse("2027-01-15T11:59:59Z"))).isZero();
        assertThat(due.run(Instant.parse("2027-01-15T12:00:00Z"))).isEqualTo(1);
        assertThat(told).containsExactly(FRIDAY);
        assertThat(days.status(DESK, FRIDAY)).isEqualTo("OPENED");
    }

    @Test
    void tellsTheEngineAgainUntilAnInstanceHasTheDay() {
        Instant noon = Instant.parse("2027-01-15T17:00:00Z");
        due.run(noon);
        due.run(noon);
        assertThat(told).containsExactly(FRIDAY, FRIDAY);
        days.put(DESK, FRIDAY, "live", "PLANNED", Optional.of(1L), false);
        assertThat(due.run(noon)).isZero();
    }

    @Test
    void takesUpADayThatWasReleasedButNotOneThatEnded() {
        Instant noon = Instant.parse("2027-01-15T17:00:00Z");
        days.put(DESK, FRIDAY, "live", "INCOMPLETE", Optional.empty(), false);
        assertThat(due.run(noon)).isEqualTo(1);
        days.put(DESK, FRIDAY, "live", "INCOMPLETE", Optional.empty(), true);
        assertThat(due.run(noon)).isZero();
        days.put(DESK, FRIDAY, "replay", "DONE", Optional.empty(), false);
        assertThat(due.run(noon)).isZero();
    }

    @Test
    void opensADayThatPassedWhileItsCloseMayStillRun() {
        days.put(DESK, THURSDAY, "live", "DONE", Optional.of(1L), true);
        assertThat(due.run(Instant.parse("2027-01-18T20:00:00Z"))).isEqualTo(1);
        assertThat(told).containsExactly(FRIDAY);
        assertThat(alerts).isEmpty();
    }

    @Test
    void tellsOnceOfDaysThatPassedAltogether() {
        days.put(DESK, LocalDate.of(2027, 1, 12), "live", "DONE", Optional.of(1L), true);
        due.run(Instant.parse("2027-01-19T12:00:00Z"));
        due.run(Instant.parse("2027-01-19T12:00:05Z"));
        assertThat(told).containsOnly(TUESDAY);
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo("DAYS_MISSED");
            assertThat(alert.title()).isEqualTo("due missed 3 days from 2027-01-13 to 2027-01-15");
        });
        assertThat(days.find(DESK, THURSDAY)).hasValueSatisfying(day -> {
            assertThat(day.status()).isEqualTo("INCOMPLETE");
            assertThat(day.ended()).isTrue();
        });
    }

    @Test
    void aDeskWithoutADayByTheClockBeginsWithTodayOnly() {
        days.put(DESK, LocalDate.of(2027, 1, 12), "replay", "DONE", Optional.of(1L), true);
        assertThat(due.run(Instant.parse("2027-01-16T15:00:00Z"))).isZero();
        assertThat(due.run(Instant.parse("2027-01-19T15:00:00Z"))).isEqualTo(1);
        assertThat(told).containsExactly(TUESDAY);
        assertThat(alerts).isEmpty();
    }
}
