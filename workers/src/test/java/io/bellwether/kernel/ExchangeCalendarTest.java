package io.bellwether.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole calendar 1998-2030 against tables of every close and early close, and the hours in UTC. */
class ExchangeCalendarTest {
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    /** A year of the table: number of trading days, full closes and early closes. */
    private record Year(int year, int days, Set<LocalDate> closed, Set<LocalDate> early) {}

    @Test
    void closesOnExactlyTheDaysOfTheTable() {
        for (Year year : table()) {
            assertThat(closedWeekdays(year.year()))
                    .as("closes of " + year.year())
                    .isEqualTo(year.closed());
        }
    }

    @Test
    void closesEarlyOnExactlyTheDaysOfTheTable() {
        for (Year year : table()) {
            Set<LocalDate> early = days(year.year()).stream()
                    .filter(calendar::isEarlyClose)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(early).as("early closes of " + year.year()).isEqualTo(year.early());
        }
    }

    @Test
    void hasTheNumberOfTradingDaysOfTheTable() {
        for (Year year : table()) {
            assertThat(days(year.year()).stream().filter(calendar::isTradingDay))
                    .as("trading days of " + year.year())
                    .hasSize(year.days());
        }
    }

    @Test
    void tableCoversEveryYear() {
        assertThat(table())
                .extracting(Year::year)
                .containsExactly(
                        1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013,
                        2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029,
                        2030);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2010-12-23", "2015-07-02", "2020-07-02", "2021-12-23", "2026-07-02", "2022-07-01"})
    void staysOpenAllDayOnTheEveOfAnObservedHoliday(String day) {
        assertThat(calendar.hours(LocalDate.parse(day)).map(ExchangeHours::earlyClose))
                .contains(false);
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({
        "2025-03-07, 2025-03-07T14:30:00Z, 2025-03-07T21:00:00Z",
        "2025-03-10, 2025-03-10T13:30:00Z, 2025-03-10T20:00:00Z",
        "2025-10-31, 2025-10-31T13:30:00Z, 2025-10-31T20:00:00Z",
        "2025-11-03, 2025-11-03T14:30:00Z, 2025-11-03T21:00:00Z",
        "2026-03-06, 2026-03-06T14:30:00Z, 2026-03-06T21:00:00Z",
        "2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
        "2026-11-27, 2026-11-27T14:30:00Z, 2026-11-27T18:00:00Z",
        "2023-07-03, 2023-07-03T13:30:00Z, 2023-07-03T17:00:00Z"
    })
    void opensAndClosesByNewYorkTimeAcrossDaylightSaving(String day, Instant open, Instant close) {
        ExchangeHours session = calendar.hours(LocalDate.parse(day)).orElseThrow();

        assertThat(session.open()).isEqualTo(open);
        assertThat(session.close()).isEqualTo(close);
    }

    @Test
    void everySessionLastsSixAndAHalfOrThreeAndAHalfHours() {
        for (Year year : table()) {
            for (LocalDate day : days(year.year())) {
                calendar.hours(day)
                        .ifPresent(session -> assertThat(Duration.between(session.open(), session.close()))
                                .isEqualTo(Duration.ofMinutes(session.earlyClose() ? 210 : 390)));
            }
        }
    }

    @Test
    void hasNoSessionOnAClosedDay() {
        assertThat(calendar.hours(LocalDate.of(2025, 1, 9))).isEmpty();
        assertThat(calendar.hours(LocalDate.of(2026, 11, 21))).isEmpty();
    }

    @ParameterizedTest(name = "{0} lies between {1} and {2}")
    @CsvSource({
        "2012-10-29, 2012-10-26, 2012-10-31",
        "2026-11-26, 2026-11-25, 2026-11-27",
        "2026-11-21, 2026-11-20, 2026-11-23",
        "2021-12-31, 2021-12-30, 2022-01-03",
        "2026-04-02, 2026-04-01, 2026-04-06"
    })
    void knowsTheTradingDaysAround(LocalDate day, LocalDate previous, LocalDate next) {
        assertThat(calendar.previous(day)).isEqualTo(previous);
        assertThat(calendar.next(day)).isEqualTo(next);
    }

    @Test
    void knowsNothingOutsideItsYears() {
        assertThatThrownBy(() -> calendar.isTradingDay(LocalDate.of(2031, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the exchange calendar covers 1990-01-01 to 2030-12-31, was 2031-01-02");
        assertThatThrownBy(() -> calendar.hours(LocalDate.of(1989, 12, 29)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} has {1} sessions")
    @CsvSource({"1990, 253", "1991, 253", "1992, 254", "1993, 253", "1994, 252", "1995, 252", "1996, 254", "1997, 253"})
    void hasAsManySessionsAsTheYearsBeforeTheTablesHad(int year, int sessions) {
        assertThat(days(year).stream().filter(calendar::isTradingDay)).hasSize(sessions);
    }

    private Set<LocalDate> closedWeekdays(int year) {
        return days(year).stream()
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !calendar.isTradingDay(day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<LocalDate> days(int year) {
        return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList();
    }

    private static List<Year> table() {
        return Stream.of("nyse-1998-2009.txt", "nyse-2010-2030.txt")
                .flatMap(file -> table(file).stream())
                .toList();
    }

    private static List<Year> table(String file) {
        try (InputStream in = ExchangeCalendarTest.class.getResourceAsStream("/calendar/" + file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", -1))
                    .map(part -> new Year(
                            Integer.parseInt(part[0].strip()),
                            Integer.parseInt(part[1].strip()),
                            dates(part[0].strip(), part[2]),
                            dates(part[0].strip(), part[3])))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<LocalDate> dates(String year, String text) {
        return Arrays.stream(text.strip().split(" +"))
                .filter(part -> !part.isEmpty())
                .map(part -> LocalDate.parse(year + "-" + part))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
