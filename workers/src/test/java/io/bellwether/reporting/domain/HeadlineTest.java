package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final BigDecimal INITIAL = new BigDecimal("10000.00");

    @Test
    void comparesTheDayWithTheLastSnapshotOfAnEarlierDay() {
        Headline headline = Headline.of(
                List.of(
                        snapshot("2026-11-18", "OPENING", "10000.00", "200"),
                        snapshot("2026-11-18", "CLOSE", "10100.00", "202"),
                        snapshot("2026-11-19", "MIDDAY", "9999.00", "199.98")),
                INITIAL);
        assertThat(headline.dayChange()).isEqualByComparingTo("-101.00");
        assertThat(headline.dayChangeFraction()).isEqualByComparingTo("-0.01");
        assertThat(headline.sinceStart()).isEqualByComparingTo("-1.00");
        assertThat(headline.sinceStartFraction()).isEqualByComparingTo("-0.0001");
        assertThat(headline.benchmarkDay()).contains(new BigDecimal("-0.01000000"));
        assertThat(headline.benchmarkSinceStart()).contains(new BigDecimal("-0.00010000"));
        assertThat(headline.aheadOfBenchmark().orElseThrow()).isEqualByComparingTo("0");
        assertThat(headline.session()).contains("MIDDAY");
    }

    @Test
    void comparesTheFirstDayWithTheInitialCash() {
        Headline headline = Headline.of(List.of(snapshot("2026-11-18", "CLOSE", "10050.00", "200")), INITIAL);
        assertThat(headline.dayChange()).isEqualByComparingTo("50.00");
        assertThat(headline.benchmarkDay()).isEmpty();
    }

    @Test
    void showsTheInitialCashBeforeTheFirstSnapshot() {
        Headline headline = Headline.of(List.of(), INITIAL);
        assertThat(headline.equity()).isEqualByComparingTo("10000.00");
        assertThat(headline.cash()).isEqualByComparingTo("10000.00");
        assertThat(headline.asOf()).isEmpty();
    }

    @Test
    void rebasesTheBenchmarkToItsFirstKnownPrice() {
        List<CurvePoint> curve = EquityCurve.rebased(
                List.of(
                        new Snapshot(
                                LocalDate.parse("2026-11-18"),
                                "CLOSE",
                                Instant.EPOCH,
                                INITIAL,
                                BigDecimal.ZERO,
                                INITIAL,
                                Optional.empty()),
                        snapshot("2026-11-19", "CLOSE", "10500.00", "400"),
                        snapshot("2026-11-20", "CLOSE", "9500.00", "300")),
                INITIAL);
        assertThat(curve)
                .containsExactly(
                        new CurvePoint(LocalDate.parse("2026-11-18"), new BigDecimal("0.00000000"), Optional.empty()),
                        new CurvePoint(
                                LocalDate.parse("2026-11-19"),
                                new BigDecimal("0.05000000"),
                                Optional.of(new BigDecimal("0.00000000"))),
                        new CurvePoint(
                                LocalDate.parse("2026-11-20"),
                                new BigDecimal("-0.05000000"),
                                Optional.of(new BigDecimal("-0.25000000"))));
    }

    private static Snapshot snapshot(String date, String session, String equity, String benchmark) {
        return new Snapshot(
                LocalDate.parse(date),
                session,
                Instant.parse(date + "T21:00:00Z"),
                new BigDecimal(equity),
                BigDecimal.ZERO,
                new BigDecimal(equity),
                Optional.of(new BigDecimal(benchmark)));
    }
}
