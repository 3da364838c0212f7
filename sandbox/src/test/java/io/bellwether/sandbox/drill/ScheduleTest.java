package io.bellwether.sandbox.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.sandbox.drill.Schedule.Slot;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void everyMonthHasTwentyOneTradingDaysAndEveryFault() {
        LongStream.range(0, 200).mapToObj(Schedule::ofMonth).forEach(month -> {
            List<LocalDate> dates = month.slots().stream()
                    .flatMap(slot -> slot.dates().stream())
                    .toList();
            assertThat(dates)
                    .hasSize(21)
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .startsWith(LocalDate.of(2027, 3, 1))
                    .endsWith(LocalDate.of(2027, 3, 30))
                    .doesNotContain(LocalDate.of(2027, 3, 26));
            assertThat(month.slots().stream().map(Slot::fault).distinct()).hasSize(Fault.values().length);
            assertThat(month.slots())
                    .allSatisfy(slot ->
                            assertThat(slot.dates()).hasSize(slot.fault().days()));
        });
    }

    @Test
    void theClockChangesOnTheFirstDayOfSummerTime() {
        assertThat(Schedule.ofMonth(7).slots())
                .filteredOn(slot -> slot.fault() == Fault.CLOCK_CHANGE)
                .extracting(Slot::dates)
                .containsExactly(List.of(LocalDate.of(2027, 3, 15)));
    }

    @Test
    void theApprovalMeetsADeskThatHoldsNothing() {
        assertThat(Schedule.ofMonth(7).slots().getFirst().fault()).isEqualTo(Fault.APPROVAL_NEXT_MORNING);
    }

    @Test
    void aSeedGivesOneMonthAndAnotherSeedAnother() {
        assertThat(Schedule.ofMonth(7)).isEqualTo(Schedule.ofMonth(7)).isNotEqualTo(Schedule.ofMonth(8));
    }
}
