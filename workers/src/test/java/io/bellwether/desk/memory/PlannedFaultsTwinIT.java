package io.bellwether.desk.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.PlannedFaults;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.PlannedFault;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes wrong on purpose, in PostgreSQL and in memory. */
@DatabaseTest
class PlannedFaultsTwinIT {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);

    @Autowired
    Desks desks;

    @Autowired
    PlannedFaults stored;

    @Test
    void aDayHasTheFaultThatWasPlannedFirstAndWhatComesOnceComesOnce() {
        Desk desk = TestDesks.desk("faults-twin");
        desks.save(desk);
        DeskId other = new DeskId("faults-other");
        for (PlannedFaults faults : List.of(stored, new MemoryPlannedFaults(desks))) {
            faults.plan(desk.id(), Map.of(DAY, PlannedFault.CRASH, DAY.plusDays(1), PlannedFault.DATA_GAP));
            faults.plan(desk.id(), Map.of(DAY, PlannedFault.DATA_GAP));
            assertThat(faults.on(desk.id(), DAY)).contains(PlannedFault.CRASH);
            assertThat(faults.isOn(desk.id(), DAY.plusDays(1), PlannedFault.DATA_GAP))
                    .isTrue();
            assertThat(faults.on(desk.id(), DAY.plusDays(2))).isEmpty();
            assertThat(faults.on(other, DAY)).isEmpty();
            assertThat(faults.comes(desk.id(), DAY, PlannedFault.DATA_GAP)).isFalse();
            assertThat(faults.comes(desk.id(), DAY, PlannedFault.CRASH)).isTrue();
            assertThat(faults.comes(desk.id(), DAY, PlannedFault.CRASH)).isFalse();
        }
    }

    @Test
    void nothingGoesWrongOnPurposeForALiveDesk() {
        Desk paper = TestDesks.desk("faults-live");
        Desk live = new Desk(
                paper.id(),
                paper.name(),
                Desk.Mode.LIVE,
                "alpaca",
                paper.market(),
                Optional.empty(),
                paper.initialCash(),
                false,
                paper.settings());
        desks.save(live);
        for (PlannedFaults faults : List.of(stored, new MemoryPlannedFaults(desks))) {
            assertThatThrownBy(() -> faults.plan(live.id(), Map.of(DAY, PlannedFault.DATA_GAP)))
                    .isInstanceOf(PermanentFault.class)
                    .hasMessage("desk faults-live is LIVE: nothing goes wrong for it on purpose");
        }
    }
}
