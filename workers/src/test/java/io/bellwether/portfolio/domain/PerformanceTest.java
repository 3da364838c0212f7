package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerformanceTest {
    @Test
    void changeIsAFractionWithEightDecimals() {
        assertThat(Performance.change(new BigDecimal("10000.00"), new BigDecimal("10123.45")))
                .isEqualTo(new BigDecimal("0.01234500"));
        assertThat(Performance.change(new BigDecimal("3"), new BigDecimal("2")))
                .isEqualTo(new BigDecimal("-0.33333333"));
    }

    /** Ten returns with mean 0.0018 and sample deviation 0.006924994985958875. */
    @Test
    void sharpeIsMeanOverSampleDeviationAnnualised() {
        assertThat(Performance.sharpe(decimals(
                        "0.01", "-0.005", "0.007", "0.002", "-0.012", "0.004", "0.009", "-0.003", "0", "0.006")))
                .contains(new BigDecimal("4.126229"));
    }

    @Test
    void sharpeIsNotAvailableWithoutTwoReturnsOrWithoutVariance() {
        assertThat(Performance.sharpe(List.of())).isEmpty();
        assertThat(Performance.sharpe(decimals("0.01"))).isEmpty();
        assertThat(Performance.sharpe(decimals("0.1", "0.1", "0.1"))).isEmpty();
    }

    @Test
    void maxDrawdownIsTheDeepestFallBelowThePeakSoFar() {
        assertThat(Performance.maxDrawdown(decimals("100", "90", "95", "120", "102", "130")))
                .isEqualTo(new BigDecimal("-0.15000000"));
        assertThat(Performance.maxDrawdown(decimals("100", "101", "102"))).isEqualTo(new BigDecimal("0.00000000"));
        assertThat(Performance.maxDrawdown(List.of())).isEqualTo(new BigDecimal("0.00000000"));
    }

    private static final List<BigDecimal> TEN =
            decimals("0.01", "-0.005", "0.007", "0.002", "-0.012", "0.004", "0.009", "-0.003", "0", "0.006");

    @Test
    void volatilityIsTheSampleDeviationAnnualised() {
        assertThat(Performance.volatility(TEN)).contains(new BigDecimal("0.109931"));
        assertThat(Performance.volatility(decimals("0.01"))).isEmpty();
        assertThat(Performance.volatility(decimals("0.01", "0.01"))).isEmpty();
    }

    @Test
    void sortinoCountsOnlyFallsButOverAllReturns() {
        assertThat(Performance.sortino(TEN)).contains(new BigDecimal("6.772715"));
        assertThat(Performance.sortino(decimals("0.01", "0.02"))).isEmpty();
        assertThat(Performance.sortino(decimals("-0.01"))).isEmpty();
    }

    @Test
    void growthAndCalmarOfTenReturns() {
        List<BigDecimal> values = new ArrayList<>(List.of(new BigDecimal("100")));
        TEN.forEach(r -> values.add(values.getLast().multiply(BigDecimal.ONE.add(r))));
        assertThat(values.getLast().doubleValue()).isCloseTo(101.79269421506011, within(1e-12));
        assertThat(Performance.maxDrawdown(values)).isEqualTo(new BigDecimal("-0.01200000"));
        assertThat(Performance.annualGrowth(values)).contains(new BigDecimal("0.564799"));
        assertThat(Performance.calmar(values)).contains(new BigDecimal("47.066582"));
        assertThat(Performance.calmar(decimals("100", "101"))).isEmpty();
        assertThat(Performance.calmar(decimals("100"))).isEmpty();
    }

    @Test
    void twoReturnsAreEnough() {
        assertThat(Performance.sharpe(decimals("0.01", "0.03"))).contains(new BigDecimal("22.449944"));
        assertThat(Performance.sortino(decimals("-0.01", "0.02"))).contains(new BigDecimal("11.224972"));
        assertThat(Performance.annualGrowth(decimals("100", "101", "102.01"))).contains(new BigDecimal("11.274002"));
        assertThat(Performance.calmar(decimals("100", "99", "98.01"))).contains(new BigDecimal("-46.259023"));
    }

    /** A fall of 2 % on the only day would be one of 99 % a year, and a Calmar ratio of -49.7. */
    @Test
    void oneReturnSaysNothingAboutAYear() {
        assertThat(Performance.annualGrowth(decimals("100", "98"))).isEmpty();
        assertThat(Performance.calmar(decimals("100", "98"))).isEmpty();
    }

    @Test
    void growthNeedsMoneyAtBothEnds() {
        assertThat(Performance.annualGrowth(decimals("100", "50", "0"))).isEmpty();
        assertThat(Performance.annualGrowth(decimals("0", "50", "100"))).isEmpty();
        assertThat(Performance.annualGrowth(decimals("-100", "-70", "-50"))).isEmpty();
        assertThat(Performance.annualGrowth(decimals("-100", "50", "50"))).isEmpty();
        assertThat(Performance.annualGrowth(decimals("100", "50", "-1"))).isEmpty();
        assertThat(Performance.annualGrowth(decimals("100", "150", "200"))).isEmpty();
    }

    @Test
    void betaAndAlphaAreTheRegressionOnTheBenchmark() {
        List<BigDecimal> a = decimals("0.01", "-0.02", "0.015", "0.003", "-0.007");
        List<BigDecimal> b = decimals("0.012", "-0.018", "0.01", "0.001", "-0.01");
        assertThat(Performance.beta(a, b)).contains(new BigDecimal("1.060241"));
        // mean(a) = 0.0002, mean(b) = -0.001: 0.0002 + 1.060241 x 0.001 a day
        assertThat(Performance.alpha(a, b)).contains(new BigDecimal("0.317581"));
        assertThat(Performance.beta(a, decimals("0", "0", "0", "0", "0"))).isEmpty();
        assertThat(Performance.alpha(List.of(), List.of())).isEmpty();
        assertThatThrownBy(() -> Performance.beta(a, List.of())).hasMessageContaining("5 returns");
    }

    /** Recovery is counted from the peak of the deepest fall; a fall that is not made good has none. */
    @ParameterizedTest
    @CsvSource({
        "100 90 100, 2",
        "100 90 95 100, 3",
        "100 90 100 90 80 100, 3",
        "100 90 95 90 100, 4",
        "100 90 80 70, ",
        "50 100 98 99 100, 3",
        "100 98 100 101 100 99, 2",
        "100, ",
        "'', "
    })
    void recoveryIsFromThePeakToThePeakAgain(String series, @Nullable Integer recovery) {
        List<BigDecimal> values = series.isEmpty() ? List.of() : decimals(series.split(" "));
        assertThat(Drawdown.of(values).recovery())
                .isEqualTo(recovery == null ? OptionalInt.empty() : OptionalInt.of(recovery));
    }

    @Test
    void drawdownKnowsWhereItBeganAndWhereItWasDeepest() {
        assertThat(Drawdown.of(decimals("100", "90", "95", "120", "102", "130")))
                .isEqualTo(new Drawdown(new BigDecimal("-0.15000000"), 3, 4, OptionalInt.of(5)));
        assertThat(Drawdown.of(decimals("100", "90", "100", "90")))
                .isEqualTo(new Drawdown(new BigDecimal("-0.10000000"), 0, 1, OptionalInt.of(2)));
        assertThat(Drawdown.of(decimals("100", "101")))
                .isEqualTo(new Drawdown(new BigDecimal("0.00000000"), 1, 1, OptionalInt.empty()));
    }

    /** The reference figures of Lean's own tests, for years of 252, 202 and 365 days. */
    @ParameterizedTest
    @CsvSource({
        "252, 0.00735774052248839, -3.3486737318423",
        "202, 0.00589787137120101, -3.0952570635188",
        "365, 0.0106570448043979, -3.75507953923657"
    })
    void compoundConventionGivesLeansFigures(int days, double variance, double sharpe) {
        List<BigDecimal> returns = decimals("-0.009025132", "0.003653969", "0", "0");
        assertThat(CompoundPerformance.annualVariance(returns, days)).isCloseTo(variance, within(1e-12));
        assertThat(CompoundPerformance.sharpe(returns, days)).isCloseTo(sharpe, within(1e-10));
    }

    @Test
    void betaOfLeansReferenceReturns() {
        assertThat(Performance.beta(
                        decimals("-0.009025132", "0.003653969", "0", "0"),
                        decimals(
                                "-0.011587791300935783",
                                "0.00054375782787618543",
                                "0.022165997700413956",
                                "0.006263266301918822")))
                .contains(new BigDecimal("0.220352"));
    }

    /** SPY, closes of 2020-02-19 and 2020-03-23. */
    @Test
    void maxDrawdownOfTheCovidCrash() {
        assertThat(Performance.maxDrawdown(decimals("338.34", "222.95", "300.00")))
                .isEqualTo(new BigDecimal("-0.34104747"));
    }

    /** SPY, the highest close of 2007 and the lowest one of 2009. */
    @Test
    void maxDrawdownOfTheFinancialCrisis() {
        assertThat(Performance.maxDrawdown(decimals("141.67", "156.40", "130.00", "68.11", "111.44")))
                .isEqualTo(new BigDecimal("-0.56451407"));
    }

    /**
     * Investopedia, "Time-Weighted Rate of Return" (read 2026-11): 1,000,000 become 1,162,484, then 100,000 are added, and
     * 1,192,328 are left: 16.25 % and -5.56 % make 9.79 %.
     */
    @Test
    void timeWeightedReturnsLeaveOutWhatWasPaidIn() {
        List<BigDecimal> weighted =
                Performance.timeWeighted(decimals("1000000", "1162484", "1192328"), decimals("0", "0", "100000"));
        assertThat(Performance.returns(weighted))
                .containsExactly(new BigDecimal("0.16248400"), new BigDecimal("-0.05556981"));
        assertThat(Performance.change(weighted.getFirst(), weighted.getLast())).isEqualTo(new BigDecimal("0.09788498"));
    }

    @Test
    void valuesStayAsTheyAreUpToTheFirstFlow() {
        assertThat(Performance.timeWeighted(decimals("100", "90", "120", "60"), decimals("0", "0", "30", "-60")))
                .containsExactly(
                        new BigDecimal("100"), new BigDecimal("90"), new BigDecimal("90.00"), new BigDecimal("90.00"));
        assertThat(Performance.timeWeighted(decimals("100", "90"), decimals("100", "0")))
                .containsExactly(new BigDecimal("100"), new BigDecimal("90"));
        assertThat(Performance.timeWeighted(List.of(), List.of())).isEmpty();
        assertThatThrownBy(() -> Performance.timeWeighted(decimals("1"), List.of()))
                .hasMessage("1 values need as many flows, were 0");
    }

    /** Everything was paid out: what is paid in afterwards earns from there on. */
    @Test
    void aFlowThatLeavesNothingInvestedMakesNoReturn() {
        assertThat(Performance.timeWeighted(decimals("100", "50"), decimals("0", "-100")))
                .containsExactly(new BigDecimal("100"), new BigDecimal("50"));
    }

    @Test
    void returnsAreBetweenNeighbours() {
        assertThat(Performance.returns(decimals("100", "110", "99")))
                .containsExactly(new BigDecimal("0.10000000"), new BigDecimal("-0.10000000"));
        assertThat(Performance.returns(decimals("100"))).isEmpty();
    }

    private static List<BigDecimal> decimals(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }
}
