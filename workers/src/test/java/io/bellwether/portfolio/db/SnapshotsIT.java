package io.bellwether.portfolio.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.app.RevaluePositions;
import io.bellwether.portfolio.app.Snapshots;
import io.bellwether.portfolio.app.TakeClosingSnapshot;
import io.bellwether.portfolio.app.TakeSnapshot;
import io.bellwether.portfolio.domain.DailyMetrics;
import io.bellwether.portfolio.domain.DayFigures;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.portfolio.domain.Fills;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
@Import(TestMarketConfiguration.class)
class SnapshotsIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    @Autowired
    Books books;

    @Autowired
    Desks desks;

    @Autowired
    Snapshots snapshots;

    @Autowired
    RevaluePositions revaluePositions;

    @Autowired
    TakeSnapshot takeSnapshot;

    @Autowired
    TakeClosingSnapshot takeClosingSnapshot;

    @Autowired
    TradingDays days;

    @Autowired
    TestMarket market;

    @Autowired
    JdbcClient db;

    @BeforeEach
    void prices() {
        if (market.benchmark("any", MarketReader.NEWEST).isEmpty()) {
            market.withBenchmark("INDEX")
                    .bar("INDEX", "2026-11-19", "100", "100", "100", "100", 1000)
                    .bar("INDEX", "2026-11-20", "100", "103", "100", "102", 1000)
                    .bar("INDEX", "2026-11-23", "102", "103", "100", "100.47", 1000)
                    .quote("INDEX", "2026-11-20T14:30:00Z", "100.50", LastPrice.Kind.OPEN)
                    .quote("INDEX", "2026-11-20T21:00:00Z", "102", LastPrice.Kind.CLOSE)
                    .quote("SNAP", "2026-11-20T14:30:00Z", "5.00", LastPrice.Kind.OPEN)
                    .quote("SNAP", "2026-11-20T17:00:00Z", "5.25", LastPrice.Kind.INTRADAY)
                    .quote("SNAP", "2026-11-20T21:00:00Z", "6.005", LastPrice.Kind.CLOSE)
                    .quote("SNAP", "2026-11-23T21:00:00Z", "4.00", LastPrice.Kind.CLOSE);
        }
    }

    @Test
    void takesTheMorningsEquityWithTheBenchmarkAndKeepsTheFirst() {
        DeskId desk = holding("snap-morning");
        EquitySnapshot first = takeSnapshot.run(at(desk, Session.MORNING, "2026-11-20T14:30:00Z"));
        assertThat(first)
                .isEqualTo(new EquitySnapshot(
                        desk,
                        Fills.DAY,
                        Moment.MORNING,
                        Fills.OPEN,
                        Money.of("9499.00"),
                        Money.of("500.00"),
                        Money.of("9999.00"),
                        Optional.of(Price.of("100.50"))));
        assertThat(takeSnapshot.run(at(desk, Session.MORNING, "2026-11-20T18:00:00Z")))
                .isEqualTo(first);
        assertThat(books.lastEquity(desk, Fills.OPEN)).contains(Money.of("9999.00"));
        assertThat(books.peakEquity(desk, Instant.EPOCH, Fills.OPEN)).contains(Money.of("10000.00"));
    }

    @Test
    void revaluesPositionsAndIgnoresARevaluationThatComesLate() {
        DeskId desk = holding("snap-revalue");
        revaluePositions.run(at(desk, Session.MIDDAY, "2026-11-20T17:00:00Z"));
        assertThat(lastPrice(desk)).isEqualByComparingTo("5.25");
        revaluePositions.run(at(desk, Session.MORNING, "2026-11-20T14:30:00Z"));
        assertThat(lastPrice(desk)).isEqualByComparingTo("5.25");
        takeClosingSnapshot.run(at(desk, Session.CLOSE, "2026-11-20T21:00:00Z"));
        assertThat(lastPrice(desk)).isEqualByComparingTo("6.005");
    }

    @Test
    void aSessionThatHungIntoTheNextDayTakesNoSnapshotOfIt() {
        DeskId desk = holding("snap-late");
        LocalDate before = LocalDate.of(2026, 11, 19);
        days.open(desk, before);
        SessionRef late = new SessionRef(desk, before, Session.CLOSE, Instant.parse("2026-11-19T21:00:00Z"), false);
        assertThat(takeClosingSnapshot.inTime(late)).isEmpty();
        assertThat(takeSnapshot.inTime(new SessionRef(desk, before, Session.MIDDAY, late.asOf(), false)))
                .isEmpty();
        assertThat(snapshots.find(desk, before, Moment.CLOSE)).isEmpty();
        assertThat(days.status(desk, before)).isEqualTo("INCOMPLETE");
        assertThat(db.sql("select title from alert where desk_id = 'snap-late' order by id")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "snap-late has no snapshot of snap-late-20261119-close",
                        "snap-late has no snapshot of snap-late-20261119-midday");
        assertThat(takeClosingSnapshot.inTime(at(desk, Session.CLOSE, "2026-11-20T21:00:00Z")))
                .isPresent();
    }

    private static final DayFigures.Totals TOTALS =
            new DayFigures.Totals(Money.ZERO, Money.of("500.00"), Money.of("1.00"), Money.of("500.00"), Money.ZERO);

    @Test
    void theClosingSnapshotComesWithTheDaysMetrics() {
        DeskId desk = holding("snap-close");
        SessionRef friday = at(desk, Session.CLOSE, "2026-11-20T21:00:00Z");
        assertThat(takeClosingSnapshot.run(friday).equity()).isEqualTo(Money.of("10099.50"));
        assertThat(snapshots.metrics(desk, Fills.DAY))
                .contains(new DailyMetrics(
                        desk,
                        Fills.DAY,
                        Money.of("10099.50"),
                        Money.of("9499.00"),
                        new BigDecimal("0.00995000"),
                        Optional.empty(),
                        new BigDecimal("0.00000000"),
                        Optional.of(new BigDecimal("0.02000000")),
                        new DayFigures(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new BigDecimal("0.059458")),
                                Optional.of(new BigDecimal("0.000000")),
                                TOTALS)));

        SessionRef monday = new SessionRef(desk, MONDAY, Session.CLOSE, Instant.parse("2026-11-23T21:00:00Z"), false);
        takeClosingSnapshot.run(monday);
        takeClosingSnapshot.run(monday);
        // 9499 + 400 = 9899; returns 0.00995 and -0.01985247, mean -0.004951235, sample deviation 0.021073529
        assertThat(snapshots.metrics(desk, MONDAY))
                .contains(new DailyMetrics(
                        desk,
                        MONDAY,
                        Money.of("9899.00"),
                        Money.of("9499.00"),
                        new BigDecimal("-0.01985247"),
                        Optional.of(new BigDecimal("-3.729723")),
                        new BigDecimal("-0.01985247"),
                        Optional.of(new BigDecimal("-0.01500000")),
                        new DayFigures(
                                Optional.of(new BigDecimal("0.334532")),
                                Optional.of(new BigDecimal("-5.599049")),
                                Optional.of(new BigDecimal("-36.353364")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new BigDecimal("0.040408")),
                                Optional.of(new BigDecimal("0.000000")),
                                new DayFigures.Totals(
                                        Money.ZERO, Money.of("500.00"), Money.of("1.00"), Money.ZERO, Money.ZERO))));
        assertThat(rows("select unrealised_pnl || ' ' || fees from desk_daily_metrics"
                        + " where desk_id = 'snap-close' order by trading_date"))
                .containsExactly("100.50 1.00", "-100.00 1.00");
    }

    @Test
    void aBrokenLedgerStopsTheSnapshotWithTheNumbers() {
        DeskId desk = holding("snap-broken");
        db.sql(
                        "update cash_entry set amount = amount + 0.01 where desk_id = 'snap-broken' and key = 'buy:snap-broken-f'")
                .update();
        SessionRef morning = at(desk, Session.MORNING, "2026-11-20T14:30:00Z");
        assertThatThrownBy(() -> takeSnapshot.run(morning))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo("LEDGER_BROKEN"))
                .hasMessage("The books of desk snap-broken do not hold at 2026-11-20T14:30:00Z: "
                        + "cash entries add up to 9499.01, but funding 10000.00 and fills -501.00 make 9499.00");
        assertThat(snapshots.find(desk, Fills.DAY, Moment.MORNING)).isEmpty();
        assertThatThrownBy(() -> takeClosingSnapshot.run(at(desk, Session.CLOSE, "2026-11-20T21:00:00Z")))
                .isInstanceOf(BpmnErrorException.class);
        assertThat(snapshots.metrics(desk, Fills.DAY)).isEmpty();
    }

    @Test
    void aPositionChangedByHandIsFound() {
        DeskId desk = holding("snap-tampered");
        db.sql("update position set quantity = 101 where desk_id = 'snap-tampered'")
                .update();
        SessionRef morning = at(desk, Session.MORNING, "2026-11-20T14:30:00Z");
        assertThatThrownBy(() -> takeSnapshot.run(morning))
                .hasMessageContaining(
                        "SNAP: the lots hold 100 shares that cost 500.00, but the position 101 shares that cost 500.00");
    }

    @Test
    void theRoadmapsViewsHaveItsColumnsAndTheDeskLast() {
        assertThat(columns("positions"))
                .containsExactly(
                        "id",
                        "ticker",
                        "shares",
                        "buy_price",
                        "stop_loss",
                        "cost_basis",
                        "created_at",
                        "updated_at",
                        "desk_id");
        assertThat(columns("trades"))
                .containsExactly(
                        "id",
                        "ticker",
                        "action",
                        "shares",
                        "price",
                        "timestamp",
                        "ai_reasoning",
                        "execution_status",
                        "desk_id");
        assertThat(columns("daily_metrics"))
                .containsExactly(
                        "id",
                        "date",
                        "total_equity",
                        "cash_balance",
                        "daily_return",
                        "sharpe_ratio",
                        "max_drawdown",
                        "created_at",
                        "desk_id");
    }

    @Test
    void theRoadmapsViewsShowTheBooks() {
        DeskId desk = holding("snap-views");
        takeClosingSnapshot.run(at(desk, Session.CLOSE, "2026-11-20T21:00:00Z"));
        assertThat(rows("""
                        select concat_ws(' ', ticker, trim_scale(shares), trim_scale(buy_price), trim_scale(stop_loss), cost_basis)
                        from positions where desk_id = 'snap-views'
                        """)).containsExactly("SNAP 100 5 4.5 500.00");
        assertThat(rows("""
                        select concat_ws(' ', ticker, action, trim_scale(shares), trim_scale(price), ai_reasoning, execution_status)
                        from trades where desk_id = 'snap-views'
                        """)).containsExactly("SNAP BUY 100 5 Breakout above 20 days FILLED");
        assertThat(rows("""
                        select concat_ws(' ', date, total_equity, cash_balance, daily_return, max_drawdown)
                        from daily_metrics where desk_id = 'snap-views'
                        """)).containsExactly("2026-11-20 10099.50 9499.00 0.00995000 0.00000000");
    }

    /** 100 shares at 5.00 for a fee of 1.00, of 10000.00. */
    private DeskId holding(String id) {
        Desk desk = TestDesks.desk(id);
        desks.save(desk);
        books.openWith(desk.id(), desk.initialCash(), Fills.DAY, Fills.OPEN);
        books.book(
                desk.id(),
                OrderRows.withOrder(
                        db,
                        desk.id(),
                        Fills.buy(id + "-f", "SNAP", "100", "5").fee("1.00").stop("4.50")));
        return desk.id();
    }

    private static SessionRef at(DeskId desk, Session session, String asOf) {
        return new SessionRef(desk, Fills.DAY, session, Instant.parse(asOf), false);
    }

    private BigDecimal lastPrice(DeskId desk) {
        return db.sql("select last_price from position where desk_id = :desk")
                .param("desk", desk.value())
                .query((row, n) -> row.getBigDecimal(1))
                .single();
    }

    private List<String> columns(String view) {
        return db.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'bellwether' and table_name = :view order by ordinal_position
                        """)
                .param("view", view)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> rows(String sql) {
        return db.sql(sql).query((row, n) -> row.getString(1)).list();
    }
}
