package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** 100 deposited on the 16th, 125 at its close, 250 at that of the 18th; the 17th has none. */
class EquitySeriesTest {
    private static final List<EquitySnapshot> SERIES = List.of(
            snapshot(16, Moment.OPENING, "100"), snapshot(16, Moment.CLOSE, "125"), snapshot(18, Moment.CLOSE, "250"));

    @Test
    void cashFromOutsideBelongsToTheFirstCloseAfterIt() {
        TreeMap<LocalDate, Money> flows = new TreeMap<>();
        flows.put(day(17), Money.of("125"));
        assertThat(EquitySeries.of(SERIES, flows).timeWeighted())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("100"), new BigDecimal("125"), new BigDecimal("125"));
    }

    @Test
    void cashOfTheFirstDayComesAfterTheOpening() {
        TreeMap<LocalDate, Money> flows = new TreeMap<>();
        flows.put(day(16), Money.of("25"));
        assertThat(EquitySeries.of(SERIES, flows).timeWeighted())
                .usingElementComparator(BigDecimal::compareTo)
                .startsWith(new BigDecimal("100"), new BigDecimal("100"));
    }

    @Test
    void withoutCashFromOutsideItIsEquity() {
        assertThat(EquitySeries.of(SERIES, new TreeMap<>()).timeWeighted())
                .containsExactly(new BigDecimal("100.00"), new BigDecimal("125.00"), new BigDecimal("250.00"));
    }

    @Test
    void aSeriesThatGoesOnDayByDaySaysWhatOneOfAllDaysSays() {
        Random random = new Random(7);
        TreeMap<LocalDate, Money> flows = new TreeMap<>();
        List<EquitySnapshot> all = new ArrayList<>(List.of(SERIES.getFirst()));
        EquitySeries growing = EquitySeries.empty().plus(SERIES.getFirst(), flows);
        for (int n = 1; n <= 300; n++) {
            if (random.nextInt(20) == 0) {
                flows.put(LocalDate.of(2026, 11, 16).plusDays(n - 1), Money.of("10"));
            }
            EquitySnapshot close = close(n, 90 + random.nextInt(20), random.nextInt(9) > 0);
            all.add(close);
            growing = growing.plus(close, flows);
            assertThat(growing.maxDrawdown()).isEqualTo(Performance.maxDrawdown(growing.timeWeighted()));
            assertThat(growing.returns()).isEqualTo(doubles(Performance.returns(growing.timeWeighted())));
        }
        EquitySeries whole = EquitySeries.of(all, flows);
        assertThat(growing.snapshots()).isEqualTo(all);
        assertThat(growing.timeWeighted()).isEqualTo(whole.timeWeighted());
        assertThat(growing.againstBenchmark()).isEqualTo(whole.againstBenchmark());
        assertThat(growing.benchmarkReturns())
                .isEqualTo(doubles(Performance.returns(whole.againstBenchmark().benchmark())));
        assertThat(growing.pairReturns())
                .isEqualTo(doubles(Performance.returns(whole.againstBenchmark().own())));
        assertThat(growing.basis(301))
                .isEqualTo(SeriesBasis.of(
                        all.stream().map(EquitySnapshot::tradingDate).toList(),
                        all.stream().map(day -> day.equity().amount()).toList()));
    }

    @Test
    void twoSeriesThatGoOnFromTheSameDayDoNotDisturbEachOther() {
        TreeMap<LocalDate, Money> none = new TreeMap<>();
        EquitySeries common = EquitySeries.of(SERIES, none);
        EquitySeries one = common.plus(close(10, 50, true), none);
        EquitySeries other = common.plus(close(10, 500, true), none);
        EquitySeries earlier = other.upTo(day(16)).plus(close(11, 0, false), none);
        assertThat(one.timeWeighted()).last().isEqualTo(new BigDecimal("50.00"));
        assertThat(other.timeWeighted()).last().isEqualTo(new BigDecimal("500.00"));
        assertThat(common.timeWeighted()).hasSize(3);
        assertThat(earlier.snapshots()).hasSize(3).startsWith(SERIES.get(0), SERIES.get(1));
        assertThat(List.of(one.solvent(), other.solvent(), common.solvent(), earlier.solvent()))
                .containsExactly(true, true, true, false);
    }

    @Test
    void theDeepestFallIsTheDeepestFromAnyValueToAnyLaterOne() {
        Random random = new Random(11);
        for (int run = 0; run < 50; run++) {
            List<BigDecimal> values = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                values.add(BigDecimal.valueOf(5_000 + random.nextInt(5_000), 2));
            }
            BigDecimal deepest = BigDecimal.ZERO.setScale(8);
            for (int i = 0; i < values.size(); i++) {
                for (int j = i; j < values.size(); j++) {
                    deepest = deepest.min(Performance.change(values.get(i), values.get(j)));
                }
            }
            assertThat(Drawdown.of(values).depth()).isEqualTo(deepest);
        }
    }

    private static double[] doubles(List<BigDecimal> values) {
        return values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    }

    private static EquitySnapshot close(int n, int equity, boolean benchmark) {
        return new EquitySnapshot(
                new DeskId("main"),
                LocalDate.of(2026, 11, 15).plusDays(n),
                Moment.CLOSE,
                Instant.EPOCH,
                Money.of("" + equity),
                Money.ZERO,
                Money.of("" + equity),
                benchmark ? Optional.of(Price.of("" + (100 + n % 7))) : Optional.empty());
    }

    private static EquitySnapshot snapshot(int day, Moment moment, String equity) {
        return new EquitySnapshot(
                new DeskId("main"),
                day(day),
                moment,
                Instant.EPOCH,
                Money.of(equity),
                Money.ZERO,
                Money.of(equity),
                Optional.empty());
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 11, day);
    }
}
