package io.bellwether.backtest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * The data of the two works: {@value #SYMBOLS} symbols with {@value #BARS} daily bars from 2014-01-02 on, Monday to
 * Friday, as random walks. The same numbers come from Python's {@code random.Random(42_000 + symbol)}: drift, spread
 * and first price evenly spread, then for each bar five normal draws for the gap to the open, the way to the close,
 * what the high and the low lie beyond both, and the volume. Prices have four decimals.
 */
final class WorkData {
    static final int SYMBOLS = 50;
    static final int BARS = 2520;

    private static final LocalDate FIRST_DAY = LocalDate.of(2014, 1, 2);
    private static final int SEED = 42;
    private static final double DAY = 1 / 252.0;

    private WorkData() {}

    /** Writes a file for each symbol, T00.csv and so on, into the folder, which is made if need be. */
    static void write(Path folder) {
        write(folder, SYMBOLS, BARS);
    }

    /** The same for another number of symbols, and for the last bars only. */
    static void write(Path folder, int symbols, int bars) {
        try {
            Files.createDirectories(folder);
            List<LocalDate> sessions = sessions().subList(BARS - bars, BARS);
            for (int symbol = 0; symbol < symbols; symbol++) {
                Files.write(folder.resolve(String.format(Locale.ROOT, "T%02d.csv", symbol)), csv(symbol, sessions));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data cannot be written to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** The file of one symbol. */
    private static byte[] csv(int symbol, List<LocalDate> sessions) {
        Draws draws = new Draws(SEED * 1000 + symbol);
        double drift = draws.between(0.0, 0.12);
        double spread = draws.between(0.15, 0.45);
        double last = draws.between(20, 400);
        double daily = spread * Math.sqrt(DAY);
        StringBuilder text =
                new StringBuilder(sessions.size() * 52).append(BarFile.HEADER).append('\n');
        for (LocalDate day : sessions) {
            double open = last * StrictMath.exp(draws.normal(daily * 0.35));
            double close = open * StrictMath.exp((drift - spread * spread / 2) * DAY + daily * draws.normal(1));
            double high = Math.max(open, close) * StrictMath.exp(Math.abs(draws.normal(daily * 0.4)));
            double low = Math.min(open, close) * StrictMath.exp(-Math.abs(draws.normal(daily * 0.4)));
            long volume = (long) (1e6 * StrictMath.exp(draws.normal(0.5)));
            BigDecimal openPrice = price(open);
            BigDecimal closePrice = price(close);
            text.append(day)
                    .append(',')
                    .append(openPrice.toPlainString())
                    .append(',')
                    .append(price(high).max(openPrice).max(closePrice).toPlainString())
                    .append(',')
                    .append(price(low).min(openPrice).min(closePrice).toPlainString())
                    .append(',')
                    .append(closePrice.toPlainString())
                    .append(',')
                    .append(volume)
                    .append('\n');
            last = close;
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static List<LocalDate> sessions() {
        return Stream.iterate(FIRST_DAY, day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(BARS)
                .toList();
    }

    private static BigDecimal price(double value) {
        return new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN);
    }

    /**
     * Python's draws on the Mersenne Twister: 53 bits from two words, normal ones in pairs by Box and Muller's method.
     * Source: CPython, {@code Modules/_randommodule.c} ({@code random}) and {@code Lib/random.py} ({@code gauss}), read
     * 2026-11-29.
     */
    private static final class Draws {
        private final MersenneTwister words;
        private double kept = Double.NaN;

        Draws(int seed) {
            this.words = new MersenneTwister(new int[] {seed});
        }

        /** Evenly spread from 0 to 1, 1 left out. */
        private double unit() {
            long high = words.nextInt() >>> 5;
            long low = words.nextInt() >>> 6;
            return (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0;
        }

        double between(double from, double to) {
            return from + (to - from) * unit();
        }

        /** A normal draw with mean 0. */
        double normal(double deviation) {
            double draw = kept;
            kept = Double.NaN;
            if (Double.isNaN(draw)) {
                double angle = unit() * 2 * Math.PI;
                double radius = Math.sqrt(-2 * StrictMath.log(1 - unit()));
                draw = StrictMath.cos(angle) * radius;
                kept = StrictMath.sin(angle) * radius;
            }
            return 0.0 + draw * deviation;
        }
    }
}
