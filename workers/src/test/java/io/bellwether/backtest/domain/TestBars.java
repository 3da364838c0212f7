package io.bellwether.backtest.domain;

import java.time.LocalDate;
import java.util.Random;

/** Series for tests; bar 0 is 2024-01-01. */
public final class TestBars {
    private static final int FIRST_DAY =
            Math.toIntExact(LocalDate.of(2024, 1, 1).toEpochDay());

    private TestBars() {}

    /** Bars with these closes, each of which opened 0.5 higher. */
    public static BarColumns closingAt(double... closes) {
        BarColumns.Builder bars = new BarColumns.Builder("TEST");
        for (int bar = 0; bar < closes.length; bar++) {
            double open = closes[bar] + 0.5;
            bars.add(FIRST_DAY + bar, open, open, closes[bar], closes[bar], 100);
        }
        return bars.build();
    }

    /** Bars whose opens and closes are so many hundredths. */
    public static BarColumns ofCents(int[] opens, int[] closes) {
        BarColumns.Builder bars = new BarColumns.Builder("TEST");
        for (int bar = 0; bar < closes.length; bar++) {
            double open = opens[bar] / 100.0;
            double close = closes[bar] / 100.0;
            bars.add(FIRST_DAY + bar, open, Math.max(open, close), Math.min(open, close), close, bar);
        }
        return bars.build();
    }

    /** Prices in hundredths, from 1 to {@code most}; a small bound makes many equal ones. */
    public static int[] cents(Random random, int count, int most) {
        return random.ints(count, 1, most + 1).toArray();
    }
}
