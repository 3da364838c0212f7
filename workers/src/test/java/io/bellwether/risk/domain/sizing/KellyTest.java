package io.bellwether.risk.domain.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors: Kelly 1956, Thorp 2007, computed from f = p - (1 - p) / b. */
class KellyTest {
    @ParameterizedTest
    @CsvSource({
        "0.60, 1, 0.20, 0.10",
        "0.55, 1, 0.10, 0.05",
        "0.50, 2, 0.25, 0.125",
        "0.50, 1, 0, 0",
        "0.40, 2, 0.10, 0.05",
        "0.52, 1.5, 0.20, 0.10",
        "1, 1, 1, 0.5",
        "0, 1, -1, 0"
    })
    void givesTheTextbookFractionAndItsHalf(
            BigDecimal probability, BigDecimal payoff, BigDecimal full, BigDecimal half) {
        assertThat(Kelly.fraction(probability, payoff, BigDecimal.ONE)).isEqualByComparingTo(full);
        assertThat(Kelly.target(probability, payoff, BigDecimal.ONE, BigDecimal.ONE, new BigDecimal("0.5")))
                .isEqualByComparingTo(half);
    }

    @Test
    void clampsTheFractionBeforeItIsHalved() {
        BigDecimal target = Kelly.target(
                new BigDecimal("0.50"),
                new BigDecimal("2"),
                BigDecimal.ONE,
                new BigDecimal("0.20"),
                new BigDecimal("0.5"));
        assertThat(target).isEqualByComparingTo("0.10");
    }

    @Test
    void findsNoEdgeWhereNothingCanBeGained() {
        assertThat(Kelly.fraction(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO))
                .isEqualByComparingTo("-1");
    }
}
