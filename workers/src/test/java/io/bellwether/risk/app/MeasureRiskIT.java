package io.bellwether.risk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.app.Books;
import io.bellwether.research.domain.Regime;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import io.bellwether.testing.TestMarket;
import io.bellwether.testing.TestMarketConfiguration;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Eighty closes: the benchmark and UPA go up and down by 1 % in turn, UPB with them by 2 %, DNC against them, and DBL up
 * twice and down twice, which has nothing to do with either.
 */
@DatabaseTest
@Import(TestMarketConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasureRiskIT {
    private static final int SESSIONS = 80;
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final List<LocalDate> days = new ArrayList<>();

    @Autowired
    MeasureRisk measureRisk;

    @Autowired
    TestMarket market;

    @Autowired
    Desks desks;

    @Autowired
    Books books;

    @Autowired
    JdbcClient db;

    @BeforeAll
    void market() {
        for (LocalDate day = CALENDAR.previous(DAY); days.size() < SESSIONS; day = CALENDAR.previous(day)) {
            days.addFirst(day);
        }
        market.withBenchmark("MRBM");
        bars("MRBM", 0, "100", "101");
        bars("UPA", 0, "100", "101");
        bars("UPB", 0, "50", "51");
        bars("DNC", 0, "101", "100");
        bars("DBL", 0, "100", "101", "102.01", "101");
        bars("NEW", SESSIONS - 30, "20", "21");
    }

    /** A sample deviation of ln 1.01 x (20 / 19)^0.5 a day, times 252^0.5. */
    @Test
    void measuresTheBenchmarksVolatilityOfAYear() {
        MeasureRisk.Measured measured = measureRisk.run(onTheDay(desk("mr-vol")));
        assertThat(measured.marketVolatility()).contains(new BigDecimal("0.162060"));
        assertThat(measured.regime()).isEqualTo(Regime.RANGING);
    }

    @Test
    void knowsNeitherVolatilityNorRegimeBeforeThereAreFiftyOneCloses() {
        DeskId desk = desk("mr-early");
        MeasureRisk.Measured fifty = measureRisk.run(afterClose(desk, 50));
        assertThat(fifty.marketVolatility()).isEmpty();
        assertThat(fifty.regime()).isEqualTo(Regime.UNKNOWN);
        assertThat(measureRisk.run(afterClose(desk, 51)).marketVolatility()).contains(new BigDecimal("0.162060"));
    }

    /** UPA and UPB 1, either with DBL 0: a third. With DNC instead: (1 - 1 - 1) / 3. */
    @Test
    void measuresTheMeanOfThePairwiseCorrelations() {
        DeskId desk = desk("mr-corr");
        hold(desk, "UPA", "UPB", "DBL");
        assertThat(correlation(desk)).isEqualTo(new BigDecimal("0.333333"));
        DeskId hedged = desk("mr-hedge");
        hold(hedged, "UPA", "UPB", "DNC");
        assertThat(correlation(hedged)).isEqualTo(new BigDecimal("-0.333333"));
    }

    @Test
    void takesWhatCannotBeMeasuredAsMovingTogetherAndOnePositionAsNothing() {
        DeskId alone = desk("mr-alone");
        hold(alone, "DBL");
        assertThat(correlation(alone)).isEqualTo(new BigDecimal("0.000000"));
        DeskId unknown = desk("mr-unknown");
        hold(unknown, "DBL", "NEW");
        assertThat(correlation(unknown)).isEqualTo(new BigDecimal("1.000000"));
    }

    /** 10000 in cash and 10 shares at 125 against a peak of 12500; the higher one was not there yet. */
    @Test
    void measuresTheFallFromThePeakKnownAtTheMoment() {
        DeskId desk = desk("mr-fall");
        hold(desk, "FALL");
        market.quote("FALL", "2026-11-20T14:30:00Z", "125", LastPrice.Kind.OPEN);
        snapshot(desk, LocalDate.of(2026, 11, 18), "12500");
        snapshot(desk, DAY, "20000");
        assertThat(measureRisk.run(onTheDay(desk)).drawdown()).isEqualByComparingTo("-0.1");
    }

    @Test
    void anEquityAtItsHighestHasNoDrawdown() {
        DeskId desk = desk("mr-high");
        assertThat(measureRisk.run(onTheDay(desk)).drawdown()).isEqualByComparingTo("0");
        snapshot(desk, LocalDate.of(2026, 11, 18), "9000");
        assertThat(measureRisk.run(onTheDay(desk)).drawdown()).isEqualByComparingTo("0");
    }

    private BigDecimal correlation(DeskId desk) {
        return measureRisk.run(onTheDay(desk)).portfolioCorrelation();
    }

    private static SessionRef onTheDay(DeskId desk) {
        return new SessionRef(desk, DAY, Session.MORNING, Instant.parse("2026-11-20T14:30:00Z"), true);
    }

    /** At the moment when so many closes are known. */
    private SessionRef afterClose(DeskId desk, int closes) {
        LocalDate day = days.get(closes - 1);
        return new SessionRef(
                desk, day, Session.CLOSE, CALENDAR.hours(day).orElseThrow().close(), false);
    }

    private DeskId desk(String id) {
        desks.save(TestDesks.desk(id));
        DeskId desk = new DeskId(id);
        books.openWith(desk, Money.of("10000"), days.getFirst(), Instant.parse("2026-07-01T13:30:00Z"));
        return desk;
    }

    private void hold(DeskId desk, String... symbols) {
        for (String symbol : symbols) {
            db.sql("""
                            insert into position (desk_id, symbol, quantity, average_cost, cost_basis, last_price, opened_on)
                            values (:desk, :symbol, 10, 100, 1000.00, 100, '2026-11-02')
                            """).param("desk", desk.value()).param("symbol", symbol).update();
        }
    }

    private void snapshot(DeskId desk, LocalDate day, String equity) {
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value, equity)
                        values (:desk, :day, 'CLOSE', :asOf, cast(:equity as numeric), 0, cast(:equity as numeric))
                        """)
                .param("desk", desk.value())
                .param("day", day)
                .param("asOf", CALENDAR.hours(day).orElseThrow().close().atOffset(ZoneOffset.UTC))
                .param("equity", equity)
                .update();
    }

    private void bars(String symbol, int from, String... closes) {
        for (int i = from; i < SESSIONS; i++) {
            String close = closes[i % closes.length];
            market.bar(symbol, days.get(i).toString(), close, close, close, close, 1000);
        }
    }
}
