package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.TradeStatistics;
import io.bellwether.reporting.domain.DailyEquity;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.reporting.domain.PerformanceSummary;
import io.bellwether.reporting.domain.SizeAblation;
import io.bellwether.reporting.domain.Traded;
import io.bellwether.reporting.domain.ValuedDays;
import io.bellwether.testing.TestDesks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BacktestReportTest {
    private static final Market MARKET = Market.simulated("simulated-1").orElseThrow();
    private static final DeskId DESK = new DeskId("desk");
    private static final Symbol ACME = new Symbol("ACME");
    private static final Instant OPEN = Instant.parse("2026-01-30T14:30:00Z");

    /** 100 became 110 in January, 99 in February and 99 in the next January. */
    private final List<EquitySnapshot> equity = List.of(
            snapshot("2026-01-30", Moment.OPENING, "100.00"),
            snapshot("2026-01-30", Moment.CLOSE, "110.00"),
            snapshot("2026-02-27", Moment.CLOSE, "99.00"),
            snapshot("2027-01-04", Moment.CLOSE, "99.00"));

    @Test
    void eachMonthStartsWhereTheOneBeforeEndedAndAYearIsAllOfThem() {
        var months = report(List.of(), List.of()).months();
        assertThat(months.get(2026).get(1)).isEqualByComparingTo("0.1");
        assertThat(months.get(2026).get(2)).isEqualByComparingTo("-0.1");
        assertThat(months.get(2026).get(0)).isEqualByComparingTo("-0.01");
        assertThat(months.get(2027)).hasSize(2).containsEntry(1, new BigDecimal("0E-8"));
    }

    @Test
    void curvesAreMultiplesOfTheStartAndTheFallIsFromThePeak() {
        List<BacktestReport.Day> days = report(List.of(), List.of()).days();
        assertThat(days).extracting(BacktestReport.Day::worth).containsExactly(1.0, 1.1, 0.99, 0.99);
        assertThat(days.get(2).drawdown()).isEqualTo(99.0 / 110 - 1);
        assertThat(days.get(3).sharpe()).as("before there is a quarter").isEmpty();
    }

    @Test
    void aQuarterOfInterestAloneHasNoSharpeRatio() {
        List<BigDecimal> idle = new ArrayList<>();
        List<BigDecimal> moved = new ArrayList<>();
        for (int day = 0; day <= BacktestReport.ROLLING; day++) {
            idle.add(new BigDecimal("100000").add(BigDecimal.valueOf(day % 5 == 0 ? day * 3L + 2 : day * 3L)));
            moved.add(new BigDecimal(day % 2 == 0 ? "100000" : "101000"));
        }
        assertThat(BacktestReport.sharpe(idle)).isEmpty();
        // 32 returns of 1 % and 31 of -1/101: mean 0.000207449, deviation 0.010029156, times the root of 252.
        assertThat(BacktestReport.sharpe(moved).orElseThrow()).isCloseTo(0.328358, within(0.000001));
    }

    /** Sized at 10.00: a buy at 10.10 of 100 pays 10.00 more, a sell at 9.95 of 40 gets 2.00 less. */
    @Test
    void slippageIsWhatFillsAreWorseThanThePricesOrdersWereSizedWith() {
        BacktestReport.Costs costs = report(
                        List.of(order("desk-1", Side.BUY, 100), order("desk-2", Side.SELL, 40)),
                        List.of(fill("desk-1", Side.BUY, 100, "10.10"), fill("desk-2", Side.SELL, 40, "9.95")))
                .costs();
        assertThat(costs.slippage()).isEqualByComparingTo("12.00");
        assertThat(costs.marketMove()).as("nothing of it was set").isEqualByComparingTo("12.00");
        assertThat(costs.commission()).isEqualByComparingTo("2.00");
        assertThat(costs.shareOfTraded().orElseThrow()).isEqualByComparingTo("0.009943");
    }

    private BacktestReport report(List<TradeOrder> orders, List<Fill> fills) {
        BacktestResult result = new BacktestResult(
                new BacktestRequest(
                        MARKET,
                        TestDesks.onMarket("desk", MARKET.id()),
                        LocalDate.of(2026, 1, 30),
                        LocalDate.of(2027, 1, 4)),
                List.of(LocalDate.of(2026, 1, 30)),
                new RunRecord(List.of(), orders, fills, equity, RunMoney.NONE),
                new TreeMap<>(),
                Optional.empty());
        ValuedDays days = ValuedDays.of(equity.stream()
                .map(one -> new DailyEquity(
                        one.tradingDate(),
                        one.equity().amount(),
                        one.cash().amount(),
                        BigDecimal.ZERO,
                        Optional.empty()))
                .toList());
        BigDecimal none = BigDecimal.ZERO;
        TradeStatistics trades = TradeStatistics.of(List.of());
        return new BacktestReport(
                result,
                new PerformanceReport(
                        "desk",
                        PerformanceSummary.of(days, List.of(), new Traded(none, none, none, none), Money.ZERO),
                        trades,
                        trades,
                        List.of(),
                        List.of(),
                        SizeAblation.of(List.of()),
                        days.lines(),
                        List.of()),
                new Yardsticks(Optional.empty(), List.of(1.0, 1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0, 1.0)),
                List.of());
    }

    private static EquitySnapshot snapshot(String date, Moment moment, String equity) {
        return new EquitySnapshot(
                DESK,
                LocalDate.parse(date),
                moment,
                OPEN,
                Money.of(equity),
                Money.ZERO,
                Money.of(equity),
                Optional.empty());
    }

    private static TradeOrder order(String id, Side side, int shares) {
        return new TradeOrder(
                id,
                DESK,
                LocalDate.of(2026, 1, 30),
                Session.MORNING,
                1,
                Purpose.DECISION,
                Optional.empty(),
                ACME,
                side,
                OrderType.MARKET,
                Quantity.of(shares),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Price.of("10.00"),
                TimeInForce.DAY,
                OrderState.FILLED,
                Quantity.of(shares),
                "because",
                OPEN,
                Optional.empty(),
                SegmentId.DESK);
    }

    private static Fill fill(String order, Side side, int shares, String price) {
        return new Fill(
                order + "-x1",
                order,
                ACME,
                side,
                Quantity.of(shares),
                Price.of(price),
                Money.of("1.00"),
                LocalDate.of(2026, 1, 30),
                OPEN,
                Optional.empty());
    }
}
