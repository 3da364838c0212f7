package io.bellwether.backtest.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class YardsticksTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Symbol SPY = new Symbol("SPY");
    private static final Symbol A = new Symbol("A");
    private static final Symbol B = new Symbol("B");
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2026, 1, 30), LocalDate.of(2026, 2, 2), LocalDate.of(2026, 2, 3), LocalDate.of(2026, 3, 2));

    @Test
    void theBenchmarkIsAMultipleOfItsFirstClose() {
        Yardsticks yardsticks = of(Map.of(SPY, new double[] {50, 55, 60, 45}, A, new double[] {1, 1, 1, 1}));
        assertThat(yardsticks.benchmark().orElseThrow()).containsExactly(1.0, 1.1, 1.2, 0.9);
    }

    @Test
    void whatIsHeldUntouchedDriftsApart() {
        Yardsticks yardsticks = of(Map.of(A, new double[] {10, 20, 20, 40}, B, new double[] {10, 10, 5, 5}));
        assertThat(yardsticks.buyAndHold()).containsExactly(1.0, 1.5, 1.25, 2.25);
        assertThat(yardsticks.benchmark()).isEmpty();
    }

    /** At the first close of February A and B are made equal again: 1.5 becomes .75 and .75. */
    @Test
    void equalWeightsAreRestoredAtTheFirstCloseOfAMonth() {
        Yardsticks yardsticks = of(Map.of(A, new double[] {10, 20, 20, 40}, B, new double[] {10, 10, 5, 5}));
        assertThat(yardsticks.equalWeight().get(1)).isCloseTo(1.5, EXACT);
        assertThat(yardsticks.equalWeight().get(2)).isCloseTo(1.5 * (1 + 0.5) / 2, EXACT);
        assertThat(yardsticks.equalWeight().get(3)).isCloseTo(1.5 * (2 + 0.5) / 2, EXACT);
    }

    @Test
    void aSymbolThatEndsKeepsItsLastPriceAndOneThatBeginsLaterIsNotBoughtAtFirst() {
        Yardsticks yardsticks =
                of(Map.of(A, new double[] {10, 5, Double.NaN, Double.NaN}, B, new double[] {Double.NaN, 1, 100, 100}));
        assertThat(yardsticks.buyAndHold()).containsExactly(1.0, 0.5, 0.5, 0.5);
        assertThat(yardsticks.equalWeight().get(2)).isCloseTo(0.5 * (1 + 100) / 2, EXACT);
    }

    private static Yardsticks of(Map<Symbol, double[]> closes) {
        return Yardsticks.of(DAYS, closes, closes.containsKey(SPY) ? Optional.of(SPY) : Optional.empty());
    }
}
