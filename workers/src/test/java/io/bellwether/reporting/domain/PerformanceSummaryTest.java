package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Money;
import io.bellwether.reporting.domain.PerformanceReport.DrawdownLine;
import io.bellwether.reporting.domain.PerformanceReport.NotAvailable;
import io.bellwether.reporting.domain.PerformanceReport.Summary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PerformanceSummaryTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 2);
    private static final Traded TRADED =
            new Traded(decimal("2.00"), decimal("1.25"), decimal("60.00"), decimal("50.00"));

    /** Mean 0.0018, sample deviation 0.006924994985958875, downside deviation 0.004219004621945798. */
    private static final String[] TEN = {
        "0.01", "-0.005", "0.007", "0.002", "-0.012", "0.004", "0.009", "-0.003", "0", "0.006"
    };

    @Test
    void figuresOfTenReturns() {
        Summary summary = summary(days(100, TEN), List.of(), TRADED, Money.of("7"));
        assertThat(summary.totalReturn()).contains(decimal("0.01792694"));
        assertThat(summary.volatility()).contains(decimal("0.109931"));
        assertThat(summary.sharpe()).contains(decimal("4.126229"));
        assertThat(summary.sortino()).contains(decimal("6.772715"));
        assertThat(summary.calmar()).contains(decimal("47.066582"));
        assertThat(summary.drawdown())
                .isEqualTo(new DrawdownLine(
                        Optional.of(decimal("-0.01200000")),
                        Optional.of(FIRST.plusDays(4)),
                        Optional.of(FIRST.plusDays(5)),
                        Optional.of(FIRST.plusDays(7))));
        assertThat(summary.beta()).isEmpty();
        assertThat(summary.excessReturn()).isEmpty();
    }

    /** Cash paid in every day changes none of the figures that are made of returns, and all of equity. */
    @Test
    void cashFromOutsideChangesNoFigureOfReturns() {
        List<DailyEquity> days = days(100, TEN);
        List<DailyEquity> funded = new ArrayList<>(List.of(days.getFirst()));
        for (String daily : TEN) {
            BigDecimal flow = decimal("25");
            BigDecimal invested = funded.getLast().equity().add(flow);
            funded.add(new DailyEquity(
                    FIRST.plusDays(funded.size()),
                    invested.multiply(BigDecimal.ONE.add(decimal(daily))),
                    BigDecimal.ZERO,
                    flow,
                    Optional.empty()));
        }
        Summary own = summary(days, List.of(), TRADED, Money.ZERO);
        Summary summary = summary(funded, List.of(), TRADED, Money.ZERO);
        assertThat(summary.flows()).isEqualByComparingTo("250");
        assertThat(summary.endEquity()).isGreaterThan(decimal("350"));
        assertThat(summary.totalReturn()).isEqualTo(own.totalReturn());
        assertThat(summary.volatility()).isEqualTo(own.volatility());
        assertThat(summary.sharpe()).isEqualTo(own.sharpe());
        assertThat(summary.sortino()).isEqualTo(own.sortino());
        assertThat(summary.calmar()).isEqualTo(own.calmar());
        assertThat(summary.drawdown()).isEqualTo(own.drawdown());
    }

    /** The returns of Lean's PortfolioStatisticsTests: beta 0.220351665543568. */
    @Test
    void comparesWithTheBenchmarkOnTheDaysItIsKnown() {
        String[] own = {"-0.009025132", "0.003653969", "0", "0"};
        String[] benchmark = {
            "-0.011587791300935783", "0.00054375782787618543", "0.022165997700413956", "0.006263266301918822"
        };
        List<DailyEquity> desk = days(100, own);
        List<DailyEquity> market = days(50, benchmark);
        List<DailyEquity> days = new ArrayList<>();
        for (int i = 0; i < desk.size(); i++) {
            DailyEquity day = desk.get(i);
            days.add(new DailyEquity(
                    day.date(),
                    day.equity(),
                    day.cash(),
                    day.flow(),
                    Optional.of(market.get(i).equity())));
        }
        Summary summary = summary(days, List.of(), TRADED, Money.ZERO);
        assertThat(summary.beta()).contains(decimal("0.220352"));
        // (mean -0.00134279 - 0.22035167 x mean 0.00434631) x 252
        assertThat(summary.alpha()).contains(decimal("-0.579728"));
        assertThat(summary.benchmarkReturn()).contains(decimal("0.01720207"));
        assertThat(summary.excessReturn()).contains(decimal("-0.02260621"));
    }

    /** Deposit 10000 before a day on which the index rises from 100 to 101.5; 11766 and 115.99 at the end of the next. */
    @Test
    void returnBenchmarkAndExcessAddUp() {
        Summary summary = summary(
                List.of(day(0, "10000.00", "100"), day(0, "10030.00", "101.5"), day(1, "11766.00", "115.99")),
                List.of(),
                TRADED,
                Money.ZERO);
        assertThat(summary.totalReturn()).contains(decimal("0.17660000"));
        assertThat(summary.benchmarkReturn()).contains(decimal("0.15990000"));
        assertThat(summary.excessReturn()).contains(decimal("0.01670000"));
    }

    /** Where the index is not known at an end, nothing is compared over fewer days than the return is of. */
    @Test
    void aBenchmarkUnknownAtAnEndIsNotAvailable() {
        Summary summary = summary(
                List.of(day(0, "100.00", null), day(0, "101.00", "10"), day(1, "102.00", "11"), day(2, "103.00", "12")),
                List.of(),
                TRADED,
                Money.ZERO);
        assertThat(summary.totalReturn()).contains(decimal("0.03000000"));
        assertThat(summary.benchmarkReturn()).isEmpty();
        assertThat(summary.excessReturn()).isEmpty();
        assertThat(summary.notAvailable())
                .containsExactly(new NotAvailable("benchmark", "its price of 2026-11-02 is not known"));
    }

    /** 1000, -500, -1000, 100: changes of money that was owed looked like gains. */
    @Test
    void equityBelowZeroHasAReasonInsteadOfFigures() {
        List<DailyEquity> days = List.of(
                day(0, "1000.00", "10"), day(0, "-500.00", "10"), day(1, "-1000.00", "11"), day(2, "100.00", "12"));
        Summary summary = summary(days, List.of(), TRADED, Money.ZERO);
        assertThat(List.of(
                        summary.totalReturn(),
                        summary.benchmarkReturn(),
                        summary.excessReturn(),
                        summary.sharpe(),
                        summary.sortino(),
                        summary.calmar(),
                        summary.volatility(),
                        summary.beta(),
                        summary.alpha(),
                        summary.drawdown().depth(),
                        summary.turnover()))
                .containsOnly(Optional.empty());
        assertThat(summary.notAvailable())
                .containsExactly(new NotAvailable(
                        "return and risk",
                        "equity was -500.00 USD on 2026-11-02; nothing can be earned or lost of it"));
        assertThat(ValuedDays.of(days).lines())
                .extracting(line -> line.equity() + " " + line.change() + " " + line.drawdown())
                .containsExactly(
                        "1000.00 Optional.empty Optional[0E-8]",
                        "-500.00 Optional.empty Optional.empty",
                        "-1000.00 Optional.empty Optional.empty",
                        "100.00 Optional.empty Optional.empty");
    }

    @Test
    void equityOfZeroIsNoDivisor() {
        Summary summary = summary(
                List.of(day(0, "1000.00", null), day(0, "0.00", null), day(1, "0.00", null), day(2, "50.00", null)),
                List.of(),
                TRADED,
                Money.ZERO);
        assertThat(summary.totalReturn()).isEmpty();
        assertThat(summary.notAvailable().getFirst().reason())
                .isEqualTo("equity was 0.00 USD on 2026-11-02; nothing can be earned or lost of it");
    }

    /** The only day fell by 2 %: a fact; -99 % a year and a Calmar ratio of -49.7 are none. */
    @Test
    void oneDayHasAReturnAndNoFigureOfRisk() {
        Summary summary =
                summary(List.of(day(0, "100.00", "10"), day(0, "98.00", "11")), List.of(), TRADED, Money.ZERO);
        assertThat(summary.totalReturn()).contains(decimal("-0.02000000"));
        assertThat(summary.excessReturn()).contains(decimal("-0.12000000"));
        assertThat(summary.calmar()).isEmpty();
        assertThat(summary.drawdown().depth()).contains(decimal("-0.02000000"));
        assertThat(summary.notAvailable())
                .containsExactly(new NotAvailable("risk", "only the change of one day is known"));
    }

    /** Buys of 60 and sells of 50 by an average equity of 125; 40 held of 150. */
    @Test
    void turnoverIsTheSmallerSideByAverageEquityAndExposureThatOfTheLastClose() {
        List<DailyEquity> days = days(100, "0.5");
        Summary summary = summary(
                days,
                List.of(new Holding("ALFA", decimal("4"), decimal("38.00"), decimal("40.00"))),
                TRADED,
                Money.of("7"));
        assertThat(summary.turnover()).contains(decimal("0.400000"));
        assertThat(summary.exposure()).contains(decimal("0.266667"));
        assertThat(summary.unrealised()).isEqualByComparingTo("2");
        assertThat(summary.realised()).isEqualByComparingTo("7");
    }

    @Test
    void oneDayHasNoReturn() {
        Summary summary = summary(days(100), List.of(), TRADED, Money.ZERO);
        assertThat(summary.totalReturn()).isEmpty();
        assertThat(summary.sharpe()).isEmpty();
        assertThat(summary.drawdown().peak()).isEmpty();
    }

    private static Summary summary(List<DailyEquity> days, List<Holding> holdings, Traded traded, Money realised) {
        return PerformanceSummary.of(ValuedDays.of(days), holdings, traded, realised);
    }

    private static List<DailyEquity> days(int start, String... returns) {
        List<DailyEquity> days = new ArrayList<>();
        BigDecimal value = BigDecimal.valueOf(start);
        days.add(new DailyEquity(FIRST, value, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty()));
        for (String daily : returns) {
            value = value.multiply(BigDecimal.ONE.add(decimal(daily)));
            days.add(new DailyEquity(
                    FIRST.plusDays(days.size()), value, BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty()));
        }
        return days;
    }

    private static DailyEquity day(int n, String equity, @Nullable String benchmark) {
        return new DailyEquity(
                FIRST.plusDays(n),
                decimal(equity),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                Optional.ofNullable(benchmark).map(PerformanceSummaryTest::decimal));
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }
}
