package io.bellwether.research.ta4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.testing.MemoryMarket;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Ta4jIndicatorReaderTest {
    private final MemoryMarket market = new MemoryMarket();
    private final Ta4jIndicatorReader reader = new Ta4jIndicatorReader(market);

    @Test
    void leavesOutSymbolsWithTooFewBars() {
        market.addRandomWalk(new Symbol("LONG"), 51, 1);
        market.addRandomWalk(new Symbol("YOUNG"), 50, 2);
        assertThat(reader.all("m", market.afterLastClose())).containsOnlyKeys(new Symbol("LONG"));
    }

    @Test
    void barsOfTheFutureChangeNothing() {
        Symbol symbol = new Symbol("AAA");
        market.addRandomWalk(symbol, 80, 3);
        var asOf = market.afterLastClose();
        var before = reader.all("m", asOf);
        LocalDate next = market.nextDate();
        market.add(symbol, new Bar(next, Price.of("900"), Price.of("999"), Price.of("1"), Price.of("900"), 1));
        assertThat(reader.all("m", asOf)).isEqualTo(before);
        assertThat(reader.all("m", market.afterLastClose())).isNotEqualTo(before);
    }

    @Test
    void eightySymbolsOfAYearTakeLessThanFiftyMilliseconds() {
        Random random = new Random(7);
        for (int i = 0; i < 80; i++) {
            market.addRandomWalk(new Symbol("S" + i), 60 + random.nextInt(240), i);
        }
        var asOf = market.afterLastClose();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 30; i++) {
            long start = threads.getCurrentThreadCpuTime();
            assertThat(reader.all("m", asOf)).hasSize(80);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        assertThat(BigDecimal.valueOf(best, 6))
                .as("milliseconds of a processor")
                .isLessThan(new BigDecimal("50"));
    }
}
