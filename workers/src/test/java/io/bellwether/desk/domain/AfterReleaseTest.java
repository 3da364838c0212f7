package io.bellwether.desk.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.AfterRelease.Interrupted;
import io.bellwether.kernel.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Friday, 20 November 2026, sessions at 09:30, 12:00, 16:00 and 17:00 New York, which is five hours behind UTC. */
class AfterReleaseTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final DayPlan PLAN =
            DayPlan.of(new ExchangeCalendar().hours(DAY).orElseThrow(), SessionPlan.DEFAULT, new Pace.Replay());

    private static Interrupted interrupted(boolean decided) {
        return new Interrupted(DAY, PLAN.asOf(), PLAN.until(), decided);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            13:00:00 | true  | morning session at 09:30, midday check at 12:00, closing session at 16:00, report at 17:00
            14:30:00 | true  | the morning's missed decision at once, midday check at 12:00, closing session at 16:00, report at 17:00
            16:54:59 | true  | the morning's missed decision at once, midday check at 12:00, closing session at 16:00, report at 17:00
            16:55:00 | true  | day: no decision, since its time was over at 11:55, midday check at 12:00, closing session at 16:00
            16:59:59 | true  | day: no decision, since its time was over at 11:55, midday check at 12:00, closing session at 16:00
            17:00:00 | true  | day: closing session at 16:00, report at 17:00
            20:59:59 | true  | day: closing session at 16:00, report at 17:00
            21:00:00 | false | done until its next trading day, Monday, November 23. The books of Friday, November 20 are closed
            23:59:00 | false | done until its next trading day, Monday, November 23.
            """)
    void goesOnWithWhatIsStillInTime(String time, boolean goesOn, String says) {
        AfterRelease after =
                AfterRelease.at(Instant.parse("2026-11-20T" + time + "Z"), Optional.of(interrupted(false)));
        assertThat(after.dayGoesOn()).isEqualTo(goesOn);
        assertThat(after.text()).contains(says);
    }

    @Test
    void aDecisionThatWasMadeIsNotMadeAgain() {
        AfterRelease after = AfterRelease.at(Instant.parse("2026-11-20T15:00:00Z"), Optional.of(interrupted(true)));
        assertThat(after.text())
                .contains("made before the stop and is not made again")
                .contains("Cancelled orders are not placed again.");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T15:00:00Z, 'Monday, November 23'",
        "2026-11-23T13:00:00Z, 'Monday, November 23'",
        "2026-11-25T22:00:00Z, 'Friday, November 27'"
    })
    void withoutAnInterruptedDayItGoesOnWithTheNextOne(String moment, String next) {
        AfterRelease after = AfterRelease.at(Instant.parse(moment), Optional.empty());
        assertThat(after.dayGoesOn()).isFalse();
        assertThat(after.text()).isEqualTo("The desk goes on with its next trading day, " + next + ".");
    }

    @Test
    void theScheduleTellsWhatEachMomentOfAReleaseLeadsTo() {
        Optional<Interrupted> day = Optional.of(interrupted(false));
        assertThat(AfterRelease.schedule(Instant.parse("2026-11-20T15:00:00Z"), day)
                        .lines()
                        .toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "Released before 11:55: The desk goes on with its day: the morning's missed"),
                        line -> assertThat(line)
                                .startsWith("Released before 12:00: The desk goes on with its day: no decision"),
                        line -> assertThat(line)
                                .startsWith("Released before 16:00: The desk goes on with its day: closing session"),
                        line -> assertThat(line).startsWith("Released later: The desk is done until"));
        assertThat(AfterRelease.schedule(Instant.parse("2026-11-20T22:00:00Z"), day))
                .startsWith("The desk is done until its next trading day, Monday, November 23.");
    }

    @Test
    void theWindowOfADecisionThatWasMadeMattersToNobody() {
        assertThat(AfterRelease.schedule(Instant.parse("2026-11-20T15:00:00Z"), Optional.of(interrupted(true)))
                        .lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("Released before 12:00: The desk goes on with its day: the morning's decision was made");
    }

    @Test
    void aPlanWithoutEndsLetsTheMorningBeginUntilMidday() {
        Interrupted paced = new Interrupted(DAY, PLAN.asOf(), Map.of(), false);
        assertThat(AfterRelease.at(Instant.parse("2026-11-20T16:59:59Z"), Optional.of(paced))
                        .text())
                .contains("the morning's missed decision at once, midday check");
    }
}
