package io.bellwether.desk.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
    TradingDays days;

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
        assertThat(halts.release(id, "risk", "over", NOON)).isTrue();
        assertThat(halts.current(id)).isEmpty();
        assertThat(halts.release(id, "risk", "again", NOON)).isFalse();
    }

    @Test
    void givesADayToOneInstanceOnly() {
        DeskId id = save("claimed");
        DayPlan plan =
                DayPlan.of(new ExchangeCalendar().session(DAY).orElseThrow(), SessionPlan.DEFAULT, new Pace.Live(NOON));
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
}
