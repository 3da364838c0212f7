package io.bellwether.decision.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.decision.app.answer.CheckAnswer;
import io.bellwether.decision.app.calibration.CalibratedProbability;
import io.bellwether.decision.app.calibration.Forecasts;
import io.bellwether.decision.app.calibration.ReportCalibration;
import io.bellwether.decision.app.calibration.ScoreCalibration;
import io.bellwether.decision.app.consultation.AskAdvisor;
import io.bellwether.decision.app.context.BuildContext;
import io.bellwether.decision.app.context.ContextFormat;
import io.bellwether.decision.app.context.Contexts;
import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.app.log.RecordDecisionOutcomes;
import io.bellwether.decision.app.thesis.Theses;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.calibration.Calibration;
import io.bellwether.decision.domain.calibration.CalibrationReport;
import io.bellwether.decision.domain.calibration.ProbabilityCalibration;
import io.bellwether.decision.domain.calibration.ScoredForecast;
import io.bellwether.decision.domain.calibration.ScoredForecast.Source;
import io.bellwether.desk.app.Desks;
import io.bellwether.execution.app.gate.GateAndSizeTrades;
import io.bellwether.execution.app.placing.CancelDayOrders;
import io.bellwether.execution.app.placing.QueueForNextOpen;
import io.bellwether.execution.app.placing.SubmitOrder;
import io.bellwether.execution.app.reconcile.ReconcileFills;
import io.bellwether.execution.app.stops.CheckStopsAgainstRange;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.MemoryMarket;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Three months of the panel at the paper broker: every forecast is judged, scored and reported from the real tables. */
@DatabaseTest
@Import({AdviceBudgetIT.Doubles.class, DecideIT.Doubles.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForecastsIT {
    private static final int SESSIONS = 65;
    private static final int GATE = 55;
    private static final Source PANEL = new Source("panel-1", "");

    @Autowired
    MemoryMarket market;

    @Autowired
    Desks desks;

    @Autowired
    Books books;

    @Autowired
    BuildContext buildContext;

    @Autowired
    AskAdvisor askAdvisor;

    @Autowired
    CheckAnswer checkAnswer;

    @Autowired
    GateAndSizeTrades gateAndSizeTrades;

    @Autowired
    SubmitOrder submitOrder;

    @Autowired
    QueueForNextOpen queueForNextOpen;

    @Autowired
    CancelDayOrders cancelDayOrders;

    @Autowired
    ReconcileFills reconcileFills;

    @Autowired
    CheckStopsAgainstRange checkStopsAgainstRange;

    @Autowired
    RecordDecisionOutcomes recordDecisionOutcomes;

    @Autowired
    ScoreCalibration scoreCalibration;

    @Autowired
    ReportCalibration reportCalibration;

    @Autowired
    CalibratedProbability calibratedProbability;

    @Autowired
    Forecasts forecasts;

    @Autowired
    Theses theses;

    @Autowired
    Decisions decisions;

    @Autowired
    Contexts contexts;

    @Autowired
    ContextFormat contextFormat;

    @Autowired
    JdbcClient db;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final DeskId desk = new DeskId("forecasts");
    private final List<LocalDate> days = new ArrayList<>();

    @BeforeAll
    void replay() {
        var model = TestDesks.desk(desk.value());
        desks.save(model);
        LocalDate day = market.lastDate();
        for (int i = 0; i < SESSIONS; i++) {
            days.addFirst(day);
            day = calendar.previous(day);
        }
        books.openWith(desk, model.initialCash(), days.getFirst(), MemoryMarket.open(days.getFirst()));
        days.forEach(this::session);
    }

    private void session(LocalDate day) {
        SessionRef morning = new SessionRef(desk, day, Session.MORNING, MemoryMarket.open(day), true);
        buildContext.run(morning);
        String decision = checkAnswer
                .run(askAdvisor.run(morning.key(), 0, false))
                .decisionId()
                .orElseThrow();
        for (String order : gateAndSizeTrades.run(morning, decision, GATE, BigDecimal.ONE)) {
            submitOrder.run(order, morning.asOf());
        }
        SessionRef close = new SessionRef(desk, day, Session.CLOSE, MemoryMarket.close(day), true);
        cancelDayOrders.run(close);
        reconcileFills.run(close);
        checkStopsAgainstRange.run(close).orderIds().forEach(order -> queueForNextOpen.run(order, close.asOf()));
        recordDecisionOutcomes.run(close);
        recordDecisionOutcomes.run(close);
        scoreCalibration.run(close);
        scoreCalibration.run(close);
    }

    @Test
    void everyForecastIsScoredWithWhatWasForetold() {
        List<ScoredForecast> judged = forecasts.judged(desk, days.getFirst(), days.getLast());
        assertThat(judged).hasSizeGreaterThan(15).allSatisfy(forecast -> {
            var trade = decisions.get(forecast.decisionId()).trades().get(forecast.n() - 1);
            assertThat(forecast.winProbability()).isEqualByComparingTo(trade.winProbability());
            assertThat(forecast.conviction()).isEqualTo(trade.conviction());
            assertThat(forecast.source()).isEqualTo(PANEL);
        });
        assertThat(judged).isSortedAccordingTo(ScoredForecast.OLDEST_FIRST);
        assertThat(forecasts.judged(desk, days.getFirst(), days.get(10)))
                .allSatisfy(early -> assertThat(early.measuredOn()).isBeforeOrEqualTo(days.get(10)));
    }

    @Test
    void aTradeThatWasSoldBeforeItsHorizonIsJudgedAtWhatItWasSoldFor() {
        assertThat(strings("select distinct ended from decision_outcome o join decision d on d.id = o.decision_id"
                        + " where d.desk_id = 'forecasts' order by 1"))
                .containsExactly("CLOSED", "HORIZON");
        assertThat(db.sql("""
                        select count(*) from decision_outcome o
                        join trade_order r on r.decision_id = o.decision_id and r.decision_n = o.n
                        join fill f on f.order_id = r.id
                        join lot_closing c on c.desk_id = f.desk_id and c.lot_id = 'lot:' || f.id
                        where f.desk_id = 'forecasts' and o.ended = 'CLOSED'
                            and (o.measured_on <> c.closed_on or o.exit_price <> c.price)
                        """).query(Integer.class).single()).isZero();
    }

    @Test
    void theScoreOfADayIsTheReportUpToThatDay() {
        LocalDate day = LocalDate.parse(
                strings("select max(trading_date)::text from calibration_score where desk_id = 'forecasts'")
                        .getFirst());
        Calibration score = reportCalibration
                .run(desk, day.minusDays(365), day)
                .all()
                .calibration()
                .orElseThrow();
        assertThat(db.sql("select brier from calibration_score where desk_id = 'forecasts' and trading_date = :day"
                                + " and model = 'panel-1' and prompt_version = ''")
                        .param("day", day)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo(score.brier());
        assertThat(db.sql("select n from calibration_score where desk_id = 'forecasts' and trading_date = :day")
                        .param("day", day)
                        .query(Integer.class)
                        .single())
                .isEqualTo(score.n());
    }

    @Test
    void theReportCountsSessionsTradesAndConvictions() {
        CalibrationReport report = reportCalibration.run(desk, days.getFirst(), days.getLast());
        assertThat(report.all().activity().sessions()).isEqualTo(SESSIONS);
        assertThat(report.all().activity().decided()).isEqualTo(SESSIONS);
        assertThat(report.all().activity().trading())
                .isEqualTo(db.sql("select count(distinct r.decision_id) from trade_order r join fill f"
                                + " on f.order_id = r.id where r.desk_id = 'forecasts' and r.decision_id is not null")
                        .query(Integer.class)
                        .single())
                .isPositive();
        assertThat(report.all().activity().convictions().stream()
                        .mapToInt(n -> n)
                        .sum())
                .isEqualTo(db.sql("select count(*) from decision_trade where decision_id like 'forecasts-%'"
                                + " and action <> 'HOLD'")
                        .query(Integer.class)
                        .single());
        assertThat(report.bySource()).singleElement().satisfies(part -> {
            assertThat(part.source()).isEqualTo(PANEL);
            assertThat(part.part()).isEqualTo(report.all());
        });
    }

    @Test
    void whatRiskUsesKnowsOnlyPurchasesJudgedBeforeTheDecision() {
        ProbabilityCalibration first = calibratedProbability.forDecision(id(days.getFirst()));
        assertThat(first.tenths()).containsOnly(ProbabilityCalibration.Track.NONE);
        assertThat(first.used(new BigDecimal("0.6"))).isEqualTo(new BigDecimal("0.500000"));
        ProbabilityCalibration last = calibratedProbability.forDecision(id(days.getLast()));
        Set<String> buys = new TreeSet<>(strings("select decision_id || n from decision_trade where action = 'BUY'"));
        List<ScoredForecast> before =
                forecasts.judged(desk, days.getFirst(), calendar.previous(days.getLast())).stream()
                        .filter(forecast -> buys.contains(forecast.decisionId() + forecast.n()))
                        .toList();
        assertThat(last.tenths().stream()
                        .mapToInt(ProbabilityCalibration.Track::n)
                        .sum())
                .isEqualTo(before.size())
                .isPositive();
        assertThat(last.tenths().stream()
                        .mapToInt(ProbabilityCalibration.Track::hits)
                        .sum())
                .isEqualTo((int) before.stream().filter(ScoredForecast::hit).count())
                .isPositive();
        assertThatThrownBy(() -> calibratedProbability.forDecision("nobody"))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("there is no decision 'nobody'");
    }

    @Test
    void thesesFollowThePositionsAndTheContextToldThem() {
        List<Symbol> held =
                books.portfolio(desk).positions().stream().map(Position::symbol).toList();
        assertThat(theses.open(desk, MemoryMarket.close(days.getLast()).plusSeconds(1)))
                .extracting(ThesisFacts::symbol)
                .containsExactlyInAnyOrderElementsOf(held)
                .isNotEmpty();
        assertThat(strings("select distinct closed_by from thesis where desk_id = 'forecasts'"
                        + " and status = 'CLOSED' order by 1"))
                .contains("ADVISOR", "POSITION_CLOSED");
        var context = contextFormat.read(contexts.get(id(days.getLast())).snapshot());
        assertThat(context.theses()).isEqualTo(theses.open(desk, context.desk().asOf()));
        assertThat(decisions.get(id(days.getLast())).theses()).hasSameSizeAs(context.theses());
    }

    private String id(LocalDate day) {
        return new SessionRef(desk, day, Session.MORNING, MemoryMarket.open(day), true).key();
    }

    private List<String> strings(String sql) {
        return db.sql(sql).query(String.class).list();
    }
}
