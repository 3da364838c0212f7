package io.bellwether.reporting.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.HoldingTerm;
import io.bellwether.reporting.domain.Headline;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceReport.AttributionLine;
import io.bellwether.reporting.domain.SizeAblation;
import io.bellwether.reporting.domain.TaxReport;
import io.bellwether.reporting.domain.TaxYear;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A desk of three closes: 10000 deposited, 10200, 9900 and 10300; the benchmark 100, 101, 100, 102. */
@DatabaseTest
class PerformanceReportIT {
    private static final DeskId DESK = new DeskId("perf");

    @Autowired
    ReadPerformance readPerformance;

    @Autowired
    ReadDeskDay readDeskDay;

    @Autowired
    ReadTaxView readTaxView;

    @Autowired
    Desks desks;

    @Autowired
    JdbcClient db;

    @Test
    void reportsReturnRiskTradesAndWhereProfitCameFrom() {
        desks.save(TestDesks.desk("perf"));
        equity("2026-11-16", "OPENING", "10000", "100");
        equity("2026-11-16", "CLOSE", "10200", "101");
        equity("2026-11-17", "CLOSE", "9900", "100");
        equity("2026-11-18", "CLOSE", "10300", "102");
        exit("a", "ALFA", "DECISION", 80, "strategies", "250.00");
        exit("b", "BETA", "STOP", 55, "strategies", "-100.00");
        db.sql("""
                        insert into position (desk_id, symbol, quantity, average_cost, cost_basis, last_price, opened_on)
                        values ('perf', 'GAMA', 10, 20, 200.00, 25, '2026-11-17')
                        """).update();
        db.sql("""
                        insert into cash_entry (desk_id, key, kind, amount, trading_date, as_of) values
                            ('perf', 'fee:a', 'FEE', -3.50, '2026-11-17', now()),
                            ('perf', 'dividend:x', 'DIVIDEND', 1.25, '2026-11-17', now()),
                            ('perf', 'buy:a', 'BUY', -2000.00, '2026-11-16', now()),
                            ('perf', 'sell:a', 'SELL', 1010.00, '2026-11-17', now())
                        """).update();

        PerformanceReport report = readPerformance.run(DESK);

        PerformanceReport.Summary summary = report.summary();
        assertThat(summary.totalReturn()).contains(new BigDecimal("0.03000000"));
        assertThat(summary.benchmarkReturn()).contains(new BigDecimal("0.02000000"));
        assertThat(summary.excessReturn()).contains(new BigDecimal("0.01000000"));
        assertThat(summary.drawdown())
                .isEqualTo(new PerformanceReport.DrawdownLine(
                        Optional.of(new BigDecimal("-0.02941176")),
                        Optional.of(LocalDate.of(2026, 11, 16)),
                        Optional.of(LocalDate.of(2026, 11, 17)),
                        Optional.of(LocalDate.of(2026, 11, 18))));
        assertThat(summary.realised()).isEqualTo(new BigDecimal("150.00"));
        assertThat(summary.unrealised()).isEqualTo(new BigDecimal("50.00"));
        assertThat(summary.fees()).isEqualTo(new BigDecimal("3.50"));
        assertThat(summary.dividends()).isEqualTo(new BigDecimal("1.25"));
        assertThat(summary.turnover()).contains(new BigDecimal("0.100000"));
        assertThat(summary.exposure()).contains(new BigDecimal("0.024272"));
        assertThat(summary.beta()).isPresent();
        assertThat(report.lots().winRate()).contains(new BigDecimal("0.500000"));
        assertThat(report.lots().profitFactor()).contains(new BigDecimal("2.500000"));
        assertThat(report.tickers())
                .extracting(line -> line.symbol() + " " + line.total())
                .containsExactly("ALFA 250.00", "GAMA 50.00", "BETA -100.00");
        assertThat(report.attribution())
                .extracting(line -> line.by() + " " + line.group() + " " + line.realised())
                .containsExactly(
                        "exit DECISION 250.00",
                        "exit STOP -100.00",
                        "entry DECISION 150.00",
                        "segment unknown 150.00",
                        "conviction 50-59 -100.00",
                        "conviction 80-100 250.00",
                        "advisor strategies 150.00");
        assertThat(report.daily()).hasSize(4);
    }

    /** Nothing is known of the benchmark at the first deposit but its last close; a bar of the day itself would look ahead. */
    @Test
    void theReportAndTheStatusPageSayTheSameOfTheBenchmark() {
        desks.save(TestDesks.onMarket("perf-same", "perf-market"));
        db.sql("insert into instrument (market, symbol, benchmark) values ('perf-market', 'IDX', true)")
                .update();
        db.sql("select bar_daily_years('2026-01-01', '2026-12-31')")
                .query((row, n) -> true)
                .single();
        db.sql("""
                        insert into bar_daily (market, symbol, trading_date, open, high, low, close, volume, available_at)
                        select 'perf-market', 'IDX', day, price, price, price, price, 1, day + interval '21 hours'
                        from (values (date '2026-11-13', 80), (date '2026-11-16', 90), (date '2026-11-17', 100)) bar (day, price)
                        """).update();
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value, equity,
                            benchmark_price)
                        values ('perf-same', '2026-11-16', 'OPENING', '2026-11-16T14:29:00Z', 10000, 0, 10000, null),
                            ('perf-same', '2026-11-16', 'MORNING', '2026-11-16T14:30:00Z', 10000, 0, 10000, 85),
                            ('perf-same', '2026-11-16', 'CLOSE', '2026-11-16T21:00:00Z', 10100, 0, 10100, 90),
                            ('perf-same', '2026-11-17', 'CLOSE', '2026-11-17T21:00:00Z', 10200, 0, 10200, null)
                        """).update();
        DeskId desk = new DeskId("perf-same");
        Headline headline = readDeskDay.run(desk, Optional.empty()).headline();
        assertThat(headline.benchmarkSinceStart()).contains(new BigDecimal("0.25000000"));
        assertThat(headline.benchmarkDay()).contains(new BigDecimal("0.11111111"));
        assertThat(readPerformance.run(desk).summary().benchmarkReturn()).isEqualTo(headline.benchmarkSinceStart());
    }

    /** Two buys of 10 shares at 100, one by Kelly (15 without it) and one of before bounds were named. */
    @Test
    void tellsWhatSetTheSizeOfTheOrdersOfDecisionsOnly() {
        desks.save(TestDesks.desk("perf-size"));
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value, equity)
                        values ('perf-size', '2026-11-16', 'OPENING', now(), 100, 0, 100)
                        """).update();
        sizedOrder(
                1,
                "DECISION",
                "{\"KELLY\": 10.4, \"CASH\": 15.2, \"binding\": \"KELLY\", \"next\": \"CASH\","
                        + " \"withoutBinding\": 15}");
        sizedOrder(2, "DECISION", "{\"KELLY\": 10.4}");
        sizedOrder(3, "STOP", "{}");
        SizeAblation sizing = readPerformance.run(new DeskId("perf-size")).sizing();
        assertThat(sizing.lines())
                .containsExactlyInAnyOrder(
                        new SizeAblation.Line(
                                "BUY",
                                "KELLY",
                                "the Kelly fraction",
                                1,
                                new BigDecimal("1000.00"),
                                1,
                                new BigDecimal("1000.00"),
                                Optional.of(new BigDecimal("1500.00"))),
                        new SizeAblation.Line(
                                "BUY",
                                "UNKNOWN",
                                "not recorded",
                                1,
                                new BigDecimal("1000.00"),
                                0,
                                new BigDecimal("0.00"),
                                Optional.empty()));
    }

    private void sizedOrder(int n, String purpose, String sizing) {
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, sizing, created_as_of)
                        values ('perf-size-' || :n, 'perf-size', '2026-11-16', 'MORNING', :n, :purpose, 'ALFA', 'BUY',
                            'MARKET', 10, 100, 'DAY', 'CREATED', cast(:sizing as jsonb), now())
                        """)
                .param("n", n)
                .param("purpose", purpose)
                .param("sizing", sizing)
                .update();
    }

    @Test
    void everyWayOfAttributionAddsUpToWhatWasRealised() {
        PerformanceReport report = afterTheOtherTest();
        Map<String, BigDecimal> sums = report.attribution().stream()
                .collect(Collectors.groupingBy(
                        AttributionLine::by,
                        Collectors.reducing(BigDecimal.ZERO, AttributionLine::realised, BigDecimal::add)));
        assertThat(sums.values())
                .allSatisfy(sum ->
                        assertThat(sum).isEqualByComparingTo(report.summary().realised()));
    }

    /** ALFA: bought 10 for 1000 + 1, sold for 750 - 2.50, 10 bought back for 800 + 1: the loss of 253.50 waits in the new shares. */
    @Test
    void taxViewMovesTheLossOfAWashSale() {
        desks.save(TestDesks.desk("perf-tax"));
        closing("perf-tax", "t1", "ALFA", "-250.00");
        db.sql("""
                        insert into tax_lot (desk_id, id, symbol, opened_on, opened_as_of, fill_id, quantity, price, cost)
                        values ('perf-tax', 't2', 'ALFA', '2026-12-01', now(), 'back', 10, 80, 800.00)
                        """).update();
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, created_as_of)
                        select t.*, 'MARKET', 10, 100, 'DAY', 'FILLED', now() from (values
                            ('entry-t1', 'perf-tax', date '2026-11-16', 'MORNING', 1, 'STOP', 'ALFA', 'BUY'),
                            ('exit-t1', 'perf-tax', date '2026-11-18', 'MORNING', 1, 'STOP', 'ALFA', 'SELL'),
                            ('back', 'perf-tax', date '2026-12-01', 'MORNING', 1, 'STOP', 'ALFA', 'BUY')) as t
                        """).update();
        db.sql("""
                        insert into fill (id, order_id, desk_id, symbol, side, quantity, price, fee, trading_date, as_of)
                        values ('entry-t1', 'entry-t1', 'perf-tax', 'ALFA', 'BUY', 10, 100, 1.00, '2026-11-16', now()),
                            ('exit-t1', 'exit-t1', 'perf-tax', 'ALFA', 'SELL', 10, 75, 2.50, '2026-11-18', now()),
                            ('back', 'back', 'perf-tax', 'ALFA', 'BUY', 10, 80, 1.00, '2026-12-01', now())
                        """).update();
        Instant endOfYear = Instant.parse("2026-12-31T21:00:00Z");
        TaxReport report = readTaxView.run(new DeskId("perf-tax"), endOfYear, Optional.empty());
        assertThat(report.years())
                .containsExactly(new TaxYear(
                        2026,
                        HoldingTerm.SHORT,
                        1,
                        new BigDecimal("747.50"),
                        new BigDecimal("1001.00"),
                        new BigDecimal("253.50"),
                        new BigDecimal("0.00")));
        assertThat(report.sales())
                .extracting(sale -> sale.symbol() + " " + sale.shares() + " " + sale.acquired() + " " + sale.sold())
                .containsExactly("ALFA 10 2026-11-16 2026-11-18");
        assertThat(report.held())
                .containsExactly(new TaxReport.HeldLot(
                        "ALFA", new BigDecimal("10"), LocalDate.of(2026, 12, 1), new BigDecimal("1054.50")));
        assertThat(readTaxView
                        .run(new DeskId("perf-tax"), endOfYear, Optional.of(Year.of(2025)))
                        .sales())
                .isEmpty();
    }

    @Test
    void refusesADeskThatNeverOpenedItsBooks() {
        desks.save(TestDesks.desk("perf-new"));
        assertThatThrownBy(() -> readPerformance.run(new DeskId("perf-new")))
                .hasMessage("desk perf-new has no books yet: run a day first");
    }

    private PerformanceReport afterTheOtherTest() {
        desks.save(TestDesks.desk("perf-sum"));
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value, equity)
                        values ('perf-sum', '2026-11-16', 'OPENING', now(), 100, 0, 100)
                        """).update();
        closing("perf-sum", "s1", "ALFA", "12.34");
        closing("perf-sum", "s2", "BETA", "-2.34");
        return readPerformance.run(new DeskId("perf-sum"));
    }

    private void equity(String date, String moment, String equity, String benchmark) {
        db.sql("""
                        insert into equity_snapshot (desk_id, trading_date, session, as_of, cash, positions_value,
                            equity, benchmark_price)
                        values ('perf', cast(:date as date), :moment, cast(:date as date) + interval '21 hours',
                            cast(:equity as numeric), 0, cast(:equity as numeric), cast(:benchmark as numeric))
                        """)
                .param("date", date)
                .param("moment", moment)
                .param("equity", equity)
                .param("benchmark", benchmark)
                .update();
    }

    /** A lot bought by a decision of the advisor and sold by an order of the purpose. */
    private void exit(String id, String symbol, String purpose, int conviction, String advisor, String pnl) {
        String session = id.equals("a") ? "MORNING" : "MIDDAY";
        db.sql("""
                        insert into decision_context (id, desk_id, trading_date, session, as_of, snapshot)
                        values ('perf-' || :id, 'perf', '2026-11-16', :session, now(), '{}')
                        """).param("id", id).param("session", session).update();
        db.sql("""
                        insert into decision (id, desk_id, trading_date, session, as_of, context_id, outcome, advisor)
                        values ('perf-' || :id, 'perf', '2026-11-16', :session, now(), 'perf-' || :id, 'DECIDED',
                            :advisor)
                        """)
                .param("id", id)
                .param("session", session)
                .param("advisor", advisor)
                .update();
        db.sql("""
                        insert into decision_trade (decision_id, n, action, symbol, order_type, conviction,
                            win_probability, horizon_days, reasoning)
                        values ('perf-' || :id, 1, 'BUY', :symbol, 'MARKET', :conviction, 0.6, 5, 'because')
                        """)
                .param("id", id)
                .param("symbol", symbol)
                .param("conviction", conviction)
                .update();
        order("entry-" + id, symbol, "BUY", "DECISION", "perf-" + id);
        order("exit-" + id, symbol, "SELL", purpose, null);
        closing("perf", id, symbol, pnl);
    }

    private void order(
            String id, String symbol, String side, String purpose, @org.jspecify.annotations.Nullable String decision) {
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, decision_id, decision_n,
                            symbol, side, order_type, quantity, reference_price, timing, state, created_as_of)
                        select :id, 'perf', '2026-11-16', 'MORNING', count(*) + 1, :purpose, cast(:decision as text),
                            case when cast(:decision as text) is null then null else 1 end, :symbol, :side, 'MARKET',
                            10, 100, 'DAY', 'FILLED', now() from trade_order where desk_id = 'perf'
                        """)
                .param("id", id)
                .param("symbol", symbol)
                .param("side", side)
                .param("purpose", purpose)
                .param("decision", decision)
                .update();
        db.sql("""
                        insert into fill (id, order_id, desk_id, symbol, side, quantity, price, fee, trading_date, as_of)
                        values (:id, :id, 'perf', :symbol, :side, 10, 100, 0, '2026-11-16', now())
                        """).param("id", id).param("symbol", symbol).param("side", side).update();
    }

    private void closing(String desk, String id, String symbol, String pnl) {
        db.sql("""
                        insert into tax_lot (desk_id, id, symbol, opened_on, opened_as_of, fill_id, quantity, price, cost)
                        values (:desk, :id, :symbol, '2026-11-16', now(), 'entry-' || :id, 10, 100, 1000.00)
                        """).param("desk", desk).param("id", id).param("symbol", symbol).update();
        db.sql("""
                        insert into lot_closing (desk_id, lot_id, fill_id, closed_on, quantity, price, proceeds,
                            realised_pnl)
                        values (:desk, :id, 'exit-' || :id, '2026-11-18', 10, 100 + cast(:pnl as numeric) / 10, 1000.00 + cast(:pnl as numeric),
                            cast(:pnl as numeric))
                        """).param("desk", desk).param("id", id).param("pnl", pnl).update();
    }
}
