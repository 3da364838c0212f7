package io.bellwether.execution.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.stops.CheckStopsAndBrakes;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.portfolio.app.TakeSnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** After a crash at the open the midday check may be the first session that touches the books. */
@DatabaseTest
class FirstSessionIT {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Autowired
    Desks desks;

    @Autowired
    CheckStopsAndBrakes checkStopsAndBrakes;

    @Autowired
    TakeSnapshot takeSnapshot;

    @Test
    void middayBeforeAnyMorning_seesTheDepositAndPullsNoBrake() {
        SessionRef midday = midday("first-midday");
        assertThat(checkStopsAndBrakes.run(midday).brake()).isEmpty();
    }

    @Test
    void snapshotBeforeAnyMorning_holdsTheDeposit() {
        EquitySnapshot snapshot = takeSnapshot.run(midday("first-snapshot"));
        assertThat(snapshot.cash()).isEqualTo(Money.of("10000"));
        assertThat(snapshot.equity()).isEqualTo(Money.of("10000"));
    }

    private SessionRef midday(String id) {
        Desk desk = TestDesks.desk(id);
        desks.save(desk);
        return new SessionRef(desk.id(), DAY, Session.MIDDAY, Instant.parse("2026-06-01T16:00:00Z"), false);
    }
}
