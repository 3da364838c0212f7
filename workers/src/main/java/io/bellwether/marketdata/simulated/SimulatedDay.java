package io.bellwether.marketdata.simulated;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import java.math.BigDecimal;
import java.time.LocalDate;

/** One day of one symbol: its price at the open and after each half hour, and its volume. */
final class SimulatedDay {
    private static final int TICK_SCALE = 4;

    /** Prices in their order [1/10000 USD]. */
    private final int[] ticks;

    /** [shares], 0 when nothing traded. */
    private final long volume;

    SimulatedDay(int[] ticks, long volume) {
        this.ticks = ticks;
        this.volume = volume;
    }

    long volume() {
        return volume;
    }

    /** The bar that the path makes. */
    Bar bar(LocalDate date) {
        int high = ticks[0];
        int low = ticks[0];
        for (int tick : ticks) {
            high = Math.max(high, tick);
            low = Math.min(low, tick);
        }
        return new Bar(date, at(0), price(high), price(low), at(ticks.length - 1), volume);
    }

    /** The price after the given number of half hours. */
    Price at(int step) {
        return price(ticks[step]);
    }

    /** Rounds half up to a cent, below a dollar to a hundredth of a cent. */
    static int ticks(double price) {
        if (price >= 1) {
            return 100 * (int) StrictMath.floor(price * 100 + 0.5);
        }
        return Math.max(1, (int) StrictMath.floor(price * 10_000 + 0.5));
    }

    private static Price price(int ticks) {
        return new Price(BigDecimal.valueOf(ticks, TICK_SCALE));
    }
}
