package io.bellwether.desk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import io.bellwether.testing.TestDesks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestartDayTest {
    private static final DeskId DESK = new DeskId("again");
    private static final LocalDate DAY = LocalDate.of(2027, 1, 15);

    private final MemoryDays days = new MemoryDays();
    private final List<LocalDate> told = new ArrayList<>();
    private final Set<Long> alive = new HashSet<>();
    private final RestartDay restart = new RestartDay(
            new KnownDesks(List.of(TestDesks.desk("again"))),
            days,
            alive::contains,
            new OpenTradingDay(days, (desk, date) -> told.add(date)));

    @Test
    void opensTheDayForAnotherInstanceWhenItsOwnIsGone() {
        days.put(DESK, DAY, "live", "INCOMPLETE", Optional.of(7L), false);
        assertThat(restart.run(DESK, Optional.empty()).sentence())
                .isEqualTo("The day 2027-01-15 of desk again goes on in a new process instance. What was done is kept;"
                        + " sessions whose time is over are missed.");
        assertThat(told).containsExactly(DAY);
        assertThat(days.find(DESK, DAY)).hasValueSatisfying(day -> {
            assertThat(day.instance()).isEmpty();
            assertThat(day.status()).isEqualTo("INCOMPLETE");
        });
    }

    @Test
    void changesNothingWhileTheInstanceLives() {
        days.put(DESK, DAY, "live", "PLANNED", Optional.of(7L), false);
        alive.add(7L);
        RestartDay.Result result = restart.run(DESK, Optional.of(DAY));
        assertThat(result.restarted()).isFalse();
        assertThat(result.sentence()).contains("still runs, in process instance 7");
        assertThat(told).isEmpty();
        assertThat(days.find(DESK, DAY).orElseThrow().instance()).contains(7L);
    }

    @Test
    void changesNothingWhenTheEngineDoesNotAnswer() {
        days.put(DESK, DAY, "live", "PLANNED", Optional.of(7L), false);
        RestartDay blind = new RestartDay(
                new KnownDesks(List.of(TestDesks.desk("again"))),
                days,
                key -> {
                    throw new TransientFault("away", null);
                },
                new OpenTradingDay(days, (desk, date) -> told.add(date)));
        assertThatThrownBy(() -> blind.run(DESK, Optional.empty())).isInstanceOf(TransientFault.class);
        assertThat(days.find(DESK, DAY).orElseThrow().instance()).contains(7L);
        assertThat(told).isEmpty();
    }

    @Test
    void refusesADayThatEndedOneThatIsNotByTheClockAndOneThatIsNotThere() {
        days.put(DESK, DAY, "live", "DONE", Optional.of(7L), true);
        assertThat(restart.run(DESK, Optional.empty()).sentence()).contains("has ended (DONE)");
        days.put(DESK, DAY, "paced", "PLANNED", Optional.of(7L), false);
        assertThat(restart.run(DESK, Optional.empty()).sentence()).contains("is not one by the clock");
        assertThatThrownBy(() -> restart.run(DESK, Optional.of(DAY.plusDays(3))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("desk again has no day 2027-01-18");
    }
}
