package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    /** SPY, closes of 2020-02-19 and 2020-03-23. */
    @Test
    void maxDrawdownOfTheCovidCrash() {
        assertThat(Performance.maxDrawdown(decimals("338.34", "222.95", "300.00")))
                .isEqualTo(new BigDecimal("-0.34104747"));
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
