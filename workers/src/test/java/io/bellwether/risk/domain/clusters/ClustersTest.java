package io.bellwether.risk.domain.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final Symbol A = new Symbol("A");
    private static final Symbol B = new Symbol("B");
    private static final Symbol C = new Symbol("C");

    @Test
    void correlatesCommonDays() {
        Returns a = returns(0, .01, -.02, .015, .003, -.007);
        Returns b = returns(0, .012, -.018, .01, .001, -.01);
        assertThat(a.correlation(b, 5)).isCloseTo(.976479681516, within(1e-12));
        assertThat(returns(0, .05, .01, -.02, .015, .003, -.007)
                        .correlation(returns(1, .012, -.018, .01, .001, -.01), 5))
                .isCloseTo(.976479681516, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"40, false", "39, true"})
    void takesACorrelationForOneBelowFortyCommonDays(int days, boolean unknown) {
        double correlation = noise(1, days).correlation(noise(2, days));
        assertThat(correlation == 1.0).isEqualTo(unknown);
    }

    @Test
    void keepsTheLastSixtyReturnsAndLeavesASplitOut() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            bars.add(bar(i, i < 50 ? "100" : "25"));
        }
        Returns split = Returns.of(bars);
        // 59 flat returns are left: no variance, so the correlation is not known
        assertThat(split.correlation(noise(1, 80))).isEqualTo(1);
    }

    @Test
    void joinsWhatIsBeyondTheThresholdEitherWayAndWhatSharesASector() {
        Returns a = noise(1, 60);
        Map<Symbol, Returns> returns = Map.of(A, a, B, times(a, -1), C, noise(3, 60));
        Clusters apart = Clusters.of(List.of(A, B, C), returns, Map.of());
        assertThat(apart.of(A)).isEqualTo(apart.of(B)).isNotEqualTo(apart.of(C));
        Clusters joined = Clusters.of(List.of(A, B, C), returns, Map.of(B, "Energy", C, "Energy"));
        assertThat(joined.of(A)).isEqualTo(joined.of(C));
    }

    @Test
    void joinsASymbolWithoutHistoryToEverything() {
        Clusters clusters = Clusters.of(List.of(A, B, C), Map.of(A, noise(1, 60), B, noise(2, 60)), Map.of());
        assertThat(clusters.of(A)).isEqualTo(clusters.of(B)).isEqualTo(clusters.of(C));
    }

    @Test
    void namesNoSectorNoReason() {
        Clusters clusters = Clusters.of(List.of(A, B), Map.of(A, noise(1, 60), B, noise(2, 60)), Map.of(A, "", B, ""));
        assertThat(clusters.of(A)).isNotEqualTo(clusters.of(B));
    }

    @Test
    void averagesEveryPairAndCountsUnknownOnesAsOne() {
        Returns a = noise(1, 60);
        assertThat(Clusters.meanCorrelation(List.of(A, B), Map.of(A, a, B, times(a, -1))))
                .isCloseTo(-1, within(1e-12));
        assertThat(Clusters.meanCorrelation(List.of(A, B, C), Map.of(A, a, B, times(a, -1))))
                .isCloseTo(1.0 / 3, within(1e-12));
        assertThat(Clusters.meanCorrelation(List.of(A), Map.of(A, a))).isZero();
    }

    private static Bar bar(int day, String price) {
        Price p = Price.of(price);
        return new Bar(FIRST.plusDays(day), p, p, p, p, 1);
    }

    private static Returns returns(int from, double... values) {
        LocalDate[] dates = IntStream.range(0, values.length)
                .mapToObj(i -> FIRST.plusDays(from + i))
                .toArray(LocalDate[]::new);
        return Returns.of(dates, values);
    }

    private static Returns noise(long seed, int days) {
        Random random = new Random(seed);
        return returns(0, random.doubles(days, -.05, .05).toArray());
    }

    /** The noise of seed 1 again, scaled. */
    private static Returns times(Returns original, double factor) {
        Random random = new Random(1);
        assertThat(original.correlation(noise(1, 60))).isCloseTo(1, within(1e-12));
        return returns(0, random.doubles(60, -.05, .05).map(v -> v * factor).toArray());
    }
}
