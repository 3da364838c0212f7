package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
