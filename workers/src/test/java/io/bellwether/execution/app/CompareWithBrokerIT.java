package io.bellwether.execution.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.PlanTradingDay;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Pace;
import io.bellwether.execution.app.halt.CompareWithBroker;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Side;
import io.bellwether.testing.DatabaseTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our calendar and this machine's clock against a broker's. Closures are known to the whole program, so it runs alone. */
@Isolated
@DatabaseTest
@Import(ExecutionFixture.class)
class CompareWithBrokerIT {
    /** A Thursday and the day before Thanksgiving's in 2028; nobody else trades there. */
    private static final LocalDate DAY = LocalDate.of(2028, 11, 16);

    private static final LocalDate THANKSGIVING = LocalDate.of(2028, 11, 23);
    private static final Instant MORNING = Instant.parse("2028-11-16T12:00:00Z");

    @Autowired
    CompareWithBroker compare;

    @Autowired
    PlanTradingDay plan;

    @Autowired
    SubmitOrder submit;

    @Autowired
    Halts halts;

    @Autowired
    Desks desks;

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    FakeBroker broker;

    @Autowired
    JdbcClient db;

    private DeskId desk;

    @BeforeEach
    void begin() {
        desk = scene.newDesk();
        broker.sessions(ours(Set.of()));
    }

    @AfterEach
    void forget() {
        broker.can(io.bellwether.execution.domain.BrokerAbilities.Extra.CALENDAR, false);
        broker.clockAhead(Duration.ZERO);
        broker.behave();
        db.sql("delete from exchange_closure").update();
        ExchangeCalendar.takeOver(Set.of());
    }

    @Test
    void aDayThatTheBrokerDoesNotList_isClosedForEverybodyFromThenOn() {
        assertThat(plan.run(scene.newDesk(), DAY, new Pace.Live(MORNING), 1)).isPresent();
        broker.sessions(ours(Set.of(DAY, DAY.plusDays(1))));

        compare.run(desk, DAY, MORNING);
        compare.run(desk, DAY, MORNING);

        assertThat(new ExchangeCalendar().isTradingDay(DAY)).isFalse();
        assertThat(new ExchangeCalendar().next(DAY.minusDays(1))).isEqualTo(DAY.plusDays(4));
        assertThat(plan.run(desk, DAY, new Pace.Live(MORNING), 2)).isEmpty();
        assertThat(db.sql("select day from exchange_closure where told_by = 'fake' order by day")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(DAY, DAY.plusDays(1));
        assertThat(alerts("CLOSURE_TAKEN_OVER")).hasSize(2);
        assertThat(halts.current(desk)).isEmpty();
    }

    @Test
    void aListThatEndsEarly_closesNothingAfterItsEnd() {
        Function<LocalDate, @Nullable ExchangeHours> ours = ours(Set.of(DAY.plusDays(1)));
        broker.sessions(date -> date.isAfter(DAY.plusDays(4)) ? null : ours.apply(date));

        compare.run(desk, DAY, MORNING);

        assertThat(db.sql("select day from exchange_closure")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(DAY.plusDays(1));
    }

    @Test
    void aListWithMoreHolesThanAnExchangeEverHad_isNotBelieved() {
        Function<LocalDate, @Nullable ExchangeHours> ours = ours(Set.of());
        broker.sessions(date -> date.equals(DAY) || date.isAfter(DAY.plusDays(8)) ? ours.apply(date) : null);

        compare.run(desk, DAY, MORNING);

        assertThat(db.sql("select count(*) from exchange_closure")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(alerts("CALENDAR_NOT_COMPARED"))
                .filteredOn(alert -> alert.contains("fake lists none of 5 sessions from"))
                .hasSize(1);
    }

    @Test
    void aSessionThatOnlyTheBrokerHas_haltsTheDeskOnItsDayAndIsToldBefore() {
        ExchangeHours hours = new ExchangeCalendar().hours(DAY).orElseThrow();
        Function<LocalDate, @Nullable ExchangeHours> ours = ours(Set.of());
        Duration ahead = Duration.ofDays(7);
        broker.sessions(date -> date.equals(THANKSGIVING)
                ? new ExchangeHours(
                        date, hours.open().plus(ahead), hours.close().plus(ahead), false)
                : ours.apply(date));

        compare.run(desk, DAY, MORNING);
        assertThat(halts.current(desk)).isEmpty();
        assertThat(alerts("SESSION_UNKNOWN")).hasSize(1).first().asString().contains("2028-11-23");

        compare.run(desk, THANKSGIVING, MORNING.plus(ahead));
        assertThat(halts.current(desk))
                .hasValueSatisfying(halt -> assertThat(halt.reason())
                        .isEqualTo("the broker fake has a session on 2028-11-23 and our calendar has none"));
    }

    @Test
    void anEarlierCloseOfTheBroker_isTold() {
        Function<LocalDate, @Nullable ExchangeHours> ours = ours(Set.of());
        broker.sessions(date -> {
            ExchangeHours known = ours.apply(date);
            return known == null || !date.equals(DAY)
                    ? known
                    : new ExchangeHours(date, known.open(), known.close().minus(Duration.ofHours(3)), true);
        });

        compare.run(desk, DAY, MORNING);

        assertThat(alerts("HOURS_DIFFER")).hasSize(1);
        assertThat(new ExchangeCalendar().isTradingDay(DAY)).isTrue();
    }

    @Test
    void aBrokerThatCannotBeAsked_orListsNothing_changesNothingAndIsTold() {
        int before = alerts("CALENDAR_NOT_COMPARED").size();
        broker.failNextCall();
        compare.run(desk, DAY, MORNING);
        assertThat(alerts("CALENDAR_NOT_COMPARED")).hasSize(before + 1);

        broker.sessions(date -> null);
        compare.run(scene.newDesk(), DAY, MORNING);
        assertThat(alerts("CALENDAR_NOT_COMPARED")).hasSize(before + 2);
        assertThat(new ExchangeCalendar().isTradingDay(DAY)).isTrue();
    }

    @Test
    void aWrongClock_isToldOnPaper_andStopsOrdersWithRealMoney() {
        broker.clockAhead(Duration.ofSeconds(30));
        compare.run(desk, DAY, MORNING);
        assertThat(alerts("CLOCK_WRONG"))
                .hasSize(1)
                .first()
                .asString()
                .containsPattern("\\d\\d s behind the clock of fake");

        String onPaper = scene.order(scene.morning(desk), Side.BUY, "ACME", "1").id();
        submit.run(onPaper, ExecutionFixture.OPEN);
        DeskId live = live();
        String real = scene.order(scene.morning(live), Side.BUY, "ACME", "1").id();
        assertThatThrownBy(() -> submit.run(real, ExecutionFixture.OPEN))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        refused -> assertThat(refused.code()).isEqualTo("ORDER_REJECTED"))
                .hasMessageContaining("s behind the clock of fake")
                .hasMessageContaining("no order with real money leaves until it is right");
        broker.clockAhead(Duration.ZERO);
        submit.run(real, ExecutionFixture.OPEN);
        assertThat(broker.openOrders(live)).hasSize(1);
    }

    private DeskId live() {
        Desk model = desks.get(scene.newDesk());
        desks.save(new Desk(
                model.id(),
                model.name(),
                Desk.Mode.LIVE,
                model.broker(),
                model.market(),
                model.fallbackMarket(),
                model.initialCash(),
                model.active(),
                model.settings()));
        return model.id();
    }

    private List<String> alerts(String code) {
        return db.sql("select title || ': ' || text from alert where kind = :code and trading_date >= :day")
                .param("code", code)
                .param("day", DAY)
                .query(String.class)
                .list();
    }

    private static Function<LocalDate, @Nullable ExchangeHours> ours(Set<LocalDate> without) {
        return date -> without.contains(date)
                ? null
                : new ExchangeCalendar().hours(date).orElse(null);
    }
}
