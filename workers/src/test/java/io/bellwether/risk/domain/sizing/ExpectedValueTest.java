package io.bellwether.risk.domain.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedValueTest {
    @ParameterizedTest
    @CsvSource({"0.55, 0.12, 0.06, 0.01, 0.029", "0.50, 0.10, 0.10, 0, 0", "0.50, 0.10, 0.10, 0.002, -0.002"})
    void isWhatIsWonLessWhatIsLostLessTheCost(
            BigDecimal probability, BigDecimal gain, BigDecimal loss, BigDecimal cost, BigDecimal expected) {
        assertThat(ExpectedValue.of(probability, gain, loss, cost)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.3888888888888889, 1", "0.3888888888888888, -1"})
    void changesItsSignAtTheBreakEvenProbability(BigDecimal probability, int sign) {
        BigDecimal value =
                ExpectedValue.of(probability, new BigDecimal("0.12"), new BigDecimal("0.06"), new BigDecimal("0.01"));
        assertThat(value.signum()).isEqualTo(sign);
    }
}
