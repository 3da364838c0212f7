package io.bellwether.execution.app;

import static io.bellwether.execution.app.ExecutionFixture.DAY;
import static io.bellwether.execution.app.ExecutionFixture.OPEN;
import static io.bellwether.risk.domain.TestProposals.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.DeskSettings;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestMarket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A desk that trades real money before the gate, with what its tables say of its paper period. A good one: 30 sessions
 * done, 30 forecasts of 0.6 of which 18 came true (Brier 0.6 x 0.16 + 0.4 x 0.36 = 0.24), a fall from 10500 to 10000.
 */
@DatabaseTest
@Import(ExecutionFixture.class)
class PaperPeriodIT {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final LocalDate YESTERDAY = CALENDAR.previous(DAY);

    @Autowired
    ExecutionFixture.Scene scene;

    @Autowired
    TestMarket market;

    @Autowired
    GateAndSizeTrades gateAndSizeTrades;

    @Autowired
    RiskChecks riskChecks;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void market() {
        if (!market.bars("any", new Symbol("PAPR"), OPEN, 1).isEmpty()) {
            return;
        }
        LocalDate date = DAY;
        for (int i = 0; i < 60; i++) {
            date = CALENDAR.previous(date);
            market.bar("PAPR", date.toString(), "10", "10.25", "9.75", "10", 100_000);
        }
        market.quote("PAPR", "2026-11-20T14:30:00Z", "10", LastPrice.Kind.OPEN);
    }

    @Test
    void aGoodPaperPeriodLetsRealMoneyBuy() {
        DeskId desk = live();
        sessions(desk, 30);
        forecasts(desk, 30, 18, YESTERDAY);
        fall(desk, "10500");
        RuleVerdict verdict = verdict(desk, 1);
        assertThat(verdict.passed()).isTrue();
        numbers(verdict, "30", "30", "0.24", "0.047619");
    }

    /** All were foretold with 0.6 and 12 of 30 came true: 0.4 x 0.16 + 0.6 x 0.36 = 0.28. */
    @Test
    void forecastsWorseThanACoinAreRefused() {
        DeskId desk = live();
        sessions(desk, 30);
        forecasts(desk, 30, 12, YESTERDAY);
        fall(desk, "10500");
        RuleVerdict verdict = verdict(desk, 0);
        assertThat(verdict.passed()).isFalse();
        numbers(verdict, "30", "30", "0.28", "0.047619");
    }

    @Test
    void oneSessionTooFewIsRefusedAndTodayAndAStoppedDayDoNotCount() {
        DeskId desk = live();
        sessions(desk, 29);
        day(desk, DAY, "DONE");
        day(desk, DAY.minusYears(1), "STOPPED");
        forecasts(desk, 30, 18, YESTERDAY);
        fall(desk, "10500");
        RuleVerdict verdict = verdict(desk, 0);
        assertThat(verdict.passed()).isFalse();
        numbers(verdict, "29", "30", "0.24", "0.047619");
    }

    @Test
    void aFallDeeperThanAllowedIsRefusedEvenWhenItIsMadeUpFor() {
        DeskId desk = live();
        sessions(desk, 30);
        forecasts(desk, 30, 18, YESTERDAY);
        snapshot(desk, YESTERDAY.minusDays(9), "10000");
        snapshot(desk, YESTERDAY.minusDays(8), "8900");
        snapshot(desk, YESTERDAY, "10000");
        RuleVerdict verdict = verdict(desk, 0);
        assertThat(verdict.passed()).isFalse();
        numbers(verdict, "30", "30", "0.24", "0.11");
    }

    @Test
    void whatIsJudgedOnlyTodayDoesNotCountYet() {
        DeskId desk = live();
        sessions(desk, 30);
        forecasts(desk, 30, 18, DAY);
        fall(desk, "10500");
        RuleVerdict verdict = verdict(desk, 0);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.numbers()).doesNotContainKey("brier");
        assertThat(verdict.numbers().get("forecasts")).isEqualByComparingTo("0");
    }

    private static void numbers(
            RuleVerdict verdict, String sessions, String forecasts, String brier, String maxDrawdown) {
        assertThat(verdict.numbers().get("sessions")).isEqualByComparingTo(sessions);
        assertThat(verdict.numbers().get("forecasts")).isEqualByComparingTo(forecasts);
        assertThat(verdict.numbers().get("brier")).isEqualByComparingTo(brier);
        assertThat(verdict.numbers().get("maxDrawdown")).isEqualByComparingTo(maxDrawdown);
    }

    /** What the rule says of a purchase, after the gate made so many orders of it. */
    private RuleVerdict verdict(DeskId desk, int orders) {
        SessionRef session = scene.morning(desk);
        String decision = scene.decision(session, List.of(buy("PAPR").build()));
        db.sql("""
                        insert into decision_attempt (id, context_id, advisor, advisor_index, repair, model, verdict)
                        values (:id || '-a0-r0', :id, 'any', 0, 0, 'model-1', 'VALID')
                        """).param("id", decision).update();
        db.sql("update decision set attempt_id = id || '-a0-r0' where id = :id")
                .param("id", decision)
                .update();
        assertThat(gateAndSizeTrades.run(session, decision, 55, BigDecimal.ONE)).hasSize(orders);
        List<RuleVerdict> refused = riskChecks.find(decision, 1).stream()
                .filter(check -> !check.passed())
                .toList();
        assertThat(refused).hasSize(1 - orders);
        return riskChecks.find(decision, 1).stream()
                .filter(check -> check.rule() == RuleName.PAPER_PERIOD)
                .findFirst()
                .orElseThrow();
    }

    private DeskId live() {
        Desk paper = desks.get(scene.newDesk("fake", DeskSettings.DEFAULT));
        desks.save(new Desk(
                paper.id(),
                paper.name(),
                Desk.Mode.LIVE,
                paper.broker(),
                paper.market(),
                paper.fallbackMarket(),
                paper.initialCash(),
                paper.active(),
                paper.settings()));
        return paper.id();
    }

    private void sessions(DeskId desk, int count) {
        LocalDate date = DAY;
        for (int i = 0; i < count; i++) {
            date = CALENDAR.previous(date);
            day(desk, date, "DONE");
        }
    }

    private void day(DeskId desk, LocalDate date, String status) {
        db.sql("insert into trading_day (desk_id, trading_date, clock, status) values (:desk, :date, 'live', :status)")
                .param("desk", desk.value())
                .param("date", date)
                .param("status", status)
                .update();
    }

    /** One early decision with forecasts of 0.6, of which the first came true. */
    private void forecasts(DeskId desk, int count, int hits, LocalDate judgedOn) {
        String id = desk + "-foretold";
        db.sql("""
                        insert into decision_context (id, desk_id, trading_date, session, as_of, snapshot)
                        values (:id, :desk, '2026-10-01', 'MORNING', '2026-10-01T13:30:00Z', '{}')
                        """).param("id", id).param("desk", desk.value()).update();
        db.sql("""
                        insert into decision_attempt (id, context_id, advisor, advisor_index, repair, model, verdict)
                        values (:id, :id, 'any', 0, 0, 'model-1', 'VALID')
                        """).param("id", id).update();
        db.sql("""
                        insert into decision (id, desk_id, trading_date, session, as_of, context_id, attempt_id, outcome)
                        values (:id, :desk, '2026-10-01', 'MORNING', '2026-10-01T13:30:00Z', :id, :id, 'DECIDED')
                        """).param("id", id).param("desk", desk.value()).update();
        db.sql("""
                        insert into decision_trade (decision_id, n, action, symbol, order_type, conviction,
                            win_probability, horizon_days, reasoning)
                        select :id, n, 'BUY', 'PAST', 'MARKET', 60, 0.6, 5, 'because' from generate_series(1, :count) n
                        """).param("id", id).param("count", count).update();
        db.sql("""
                        insert into decision_outcome (decision_id, n, measured_on, entry_price, exit_price, return, won,
                            ended, win_probability, conviction)
                        select :id, n, :on, 10, 10, 0, n <= :hits, 'HORIZON', 0.6, 60 from generate_series(1, :count) n
                        """)
                .param("id", id)
                .param("on", judgedOn)
                .param("hits", hits)
                .param("count", count)
                .update();
    }

    /** From the peak to the 10000 that the desk has today. */
    private void fall(DeskId desk, String peak) {
        snapshot(desk, YESTERDAY.minusDays(9), peak);
        snapshot(desk, YESTERDAY, "10000");
    }

    private void snapshot(DeskId desk, LocalDate date, String equity) {
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value, equity)
                        values (:desk, :date, 'CLOSE', :asOf, cast(:equity as numeric), 0, cast(:equity as numeric))
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .param("asOf", date.atTime(21, 0).atOffset(ZoneOffset.UTC))
                .param("equity", equity)
                .update();
    }
}
