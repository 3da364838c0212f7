package io.bellwether.research.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegimeTest {
    @ParameterizedTest
    @CsvSource({"2017, 251, 0, 0, 0", "2018, 184, 12, 35, 20", "2019, 189, 14, 34, 15", "2020, 157, 5, 11, 80"})
    void countsDaysPerRegimeOfTheYearAsPublished(String year, int up, int down, int ranging, int volatileDays)
            throws IOException {
        List<String[]> rows = spy();
        double[] closes =
                rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
        Map<Regime, Integer> days = new EnumMap<>(Regime.class);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i)[0].startsWith(year)) {
                days.merge(Regime.of(Arrays.copyOf(closes, i + 1)), 1, Integer::sum);
            }
        }
        assertThat(days.getOrDefault(Regime.TREND_UP, 0)).isEqualTo(up);
        assertThat(days.getOrDefault(Regime.TREND_DOWN, 0)).isEqualTo(down);
        assertThat(days.getOrDefault(Regime.RANGING, 0)).isEqualTo(ranging);
        assertThat(days.getOrDefault(Regime.VOLATILE, 0)).isEqualTo(volatileDays);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-20, TREND_UP, 0.1357",
        "2020-02-28, VOLATILE, 0.2514",
        "2020-03-16, VOLATILE, 0.7830",
        "2020-03-31, VOLATILE, 0.9330"
    })
    void seesTheCrashOf2020(String date, Regime regime, double volatility) throws IOException {
        List<String[]> rows = spy();
        int index = IntStream.range(0, rows.size())
                .filter(i -> rows.get(i)[0].equals(date))
                .findFirst()
                .orElseThrow();
        double[] closes = rows.stream()
                .limit(index + 1)
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .toArray();
        assertThat(Regime.of(closes)).isEqualTo(regime);
        assertThat(Regime.volatility(closes)).isCloseTo(volatility, within(5e-5));
    }

    /** Volatility is .2532 on 02-27, .2514 on 02-28 and .2971 on 03-02; the deep fall comes later. */
    @ParameterizedTest
    @CsvSource({
        "2020-02-26, TREND_UP, TREND_UP",
        "2020-02-28, VOLATILE, TREND_UP",
        "2020-03-02, VOLATILE, VOLATILE",
        "2020-03-12, CRISIS, VOLATILE",
        "2020-03-23, CRISIS, CRISIS"
    })
    void changesTheSettledRegimeOnlyAfterThreeEqualReadings(String date, Regime reading, Regime settled)
            throws IOException {
        double[] closes = upTo(date);
        assertThat(Regime.reading(closes)).isEqualTo(reading);
        assertThat(Regime.settled(closes)).isEqualTo(settled);
    }

    @Test
    void settlesFromWhatWasKnownAndNothingLater() throws IOException {
        double[] whole = upTo("2020-12-31");
        double[] until = upTo("2020-03-23");
        double[] otherFuture = Arrays.copyOf(whole, whole.length);
        Arrays.fill(otherFuture, until.length, otherFuture.length, 1.0);
        assertThat(Regime.settled(Arrays.copyOf(otherFuture, until.length))).isEqualTo(Regime.settled(until));
        assertThat(Regime.settled(new double[0])).isEqualTo(Regime.UNKNOWN);
    }

    /** The rule as it is told: every close is read in turn, and what was read last so many times in a row holds. */
    @Test
    void readingOnlyTheNewestCloses_settlesAsReadingAllOfThemInTurn() {
        Set<Regime> seen = EnumSet.noneOf(Regime.class);
        for (int seed = 0; seed < 40; seed++) {
            double[] closes = walk(new Random(seed), 51 + seed * 9);
            Regime settled = Regime.UNKNOWN;
            Regime candidate = Regime.UNKNOWN;
            int readings = 0;
            for (int n = Regime.MIN_CLOSES; n <= closes.length; n++) {
                Regime reading = Regime.reading(Arrays.copyOf(closes, n));
                readings = reading == candidate ? readings + 1 : 1;
                candidate = reading;
                settled = settled == Regime.UNKNOWN || readings >= Regime.READINGS ? candidate : settled;
                assertThat(Regime.settled(Arrays.copyOf(closes, n)))
                        .as("seed %d after %d", seed, n)
                        .isEqualTo(settled);
                seen.add(settled);
            }
        }
        assertThat(seen).hasSize(5);
    }

    /** Calm and wild stretches in turn, so that no regime holds for long. */
    private static double[] walk(Random random, int count) {
        double[] closes = new double[count];
        double close = 100;
        double deviation = 0.01;
        for (int i = 0; i < count; i++) {
            deviation = random.nextInt(25) == 0 ? 0.005 + 0.025 * random.nextDouble() : deviation;
            close *= Math.exp(random.nextGaussian() * deviation);
            closes[i] = close;
        }
        return closes;
    }

    private static double[] upTo(String date) throws IOException {
        return spy().stream()
                .takeWhile(row -> row[0].compareTo(date) <= 0)
                .mapToDouble(row -> Double.parseDouble(row[1]))
                .toArray();
    }

    @Test
    void isUnknownBeforeFiftyOneCloses() {
        assertThat(Regime.of(new double[50])).isEqualTo(Regime.UNKNOWN);
        assertThat(Regime.of(IntStream.rangeClosed(1000, 1050).asDoubleStream().toArray()))
                .isEqualTo(Regime.TREND_UP);
    }

    private static List<String[]> spy() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(RegimeTest.class.getResourceAsStream("/research/spy-closes-2016-2020.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
