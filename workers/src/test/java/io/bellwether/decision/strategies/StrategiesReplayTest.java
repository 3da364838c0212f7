package io.bellwether.decision.strategies;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Symbol;
import io.bellwether.testing.MemoryMarket;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategiesReplayTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tradesAHealthyNumberOfTimesInSixtyDaysOnFortySymbols(long seed) {
        PaperReplay replay = new PaperReplay(market(seed)).run(LocalDate.of(2024, 6, 3), 60);
        assertThat(replay.buys).as(replay.toString()).isBetween(20, 80);
        assertThat(replay.sells + replay.stops).as(replay.toString()).isBetween(replay.buys - 15, replay.buys);
        assertThat(replay.daysWithBuys).as(replay.toString()).isLessThan(50);
        assertThat(replay.contradictions).as("the panel names its facts right").isEmpty();
    }

    private static MemoryMarket market(long seed) {
        MemoryMarket market = new MemoryMarket();
        for (int i = 0; i < 40; i++) {
            market.addRandomWalk(
                    new Symbol("S%02d".formatted(i)), 200, seed * 1000 + i, (i % 5 - 2) * 0.001, 0.02 + 0.001 * i);
        }
        market.addRandomWalk(new Symbol("INDEX"), 200, seed, 0.0005, 0.01);
        market.benchmark(new Symbol("INDEX"));
        return market;
    }
}
