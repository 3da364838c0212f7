package io.bellwether.backtest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.backtest.domain.AverageCross;
import io.bellwether.backtest.domain.BarColumns;
import io.bellwether.backtest.domain.Run;
import io.bellwether.backtest.domain.TestBars;
import io.bellwether.backtest.domain.TradingRule;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepTest {
    private static final List<BarColumns> SERIES = IntStream.range(0, 7)
            .mapToObj(seed -> TestBars.ofCents(
                    TestBars.cents(new Random(seed), 400, 5000), TestBars.cents(new Random(-seed), 400, 5000)))
            .toList();
    private static final List<AverageCross> RULES = IntStream.rangeClosed(2, 12)
            .boxed()
            .flatMap(fast -> Stream.of(new AverageCross(fast, fast + 9), new AverageCross(fast, 3 * fast)))
            .toList();

    private record Kept(int trips, double pnl, double last) {
        static Kept of(Run run) {
            return new Kept(run.trades().size(), run.trades().pnl(), run.gain(399));
        }
    }

    @AfterEach
    void forgetInterrupts() {
        Thread.interrupted();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8, 500})
    void resultsDoNotDependOnTheNumberOfThreads(int threads) throws InterruptedException {
        Sweep sweep = new Sweep(SERIES, RULES);
        List<Kept> alone = sweep.run(1, Kept::of);
        assertThat(alone).hasSize(7 * 22).doesNotHaveDuplicates();
        assertThat(sweep.run(threads, Kept::of)).isEqualTo(alone);
        assertThat(sweep.run(threads, Kept::of)).isEqualTo(alone);
    }

    @Test
    void resultsComeBySeriesThenByRule() throws InterruptedException {
        Sweep sweep = new Sweep(SERIES, RULES);
        List<Kept> all = sweep.run(2, Kept::of);
        assertThat(new Sweep(SERIES.subList(3, 4), RULES.subList(5, 6)).run(1, Kept::of))
                .containsExactly(all.get(3 * 22 + 5));
    }

    @Test
    void theRulesOfASeriesShareItsIndicators() throws InterruptedException {
        Set<Object> seen = ConcurrentHashMap.newKeySet();
        TradingRule rule = indicators -> {
            seen.add(indicators);
            return (bar, orders) -> {};
        };
        new Sweep(SERIES, List.of(rule, rule, rule, rule)).run(2, run -> 0);
        assertThat(seen).hasSize(SERIES.size());
    }

    @Test
    void nothingToTryHasNoResults() throws InterruptedException {
        assertThat(new Sweep(List.of(), RULES).run(2, Kept::of)).isEmpty();
        assertThat(new Sweep(SERIES, List.of()).run(2, Kept::of)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aRunThatFailsFailsTheSweep(int threads) {
        TradingRule failing = indicators -> {
            throw new IllegalArgumentException("no such rule");
        };
        assertThatThrownBy(() -> new Sweep(SERIES, List.of(RULES.getFirst(), failing)).run(threads, Kept::of))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such rule");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anInterruptEndsTheSweep(int threads) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Sweep(SERIES, RULES).run(threads, Kept::of))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void needsAThread() {
        assertThatThrownBy(() -> new Sweep(SERIES, RULES).run(0, Kept::of))
                .hasMessage("a sweep needs at least 1 thread, was 0");
    }
}
