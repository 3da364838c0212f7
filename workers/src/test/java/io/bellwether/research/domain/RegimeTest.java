package io.bellwether.research.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
