package io.bellwether.reporting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionLineTest {
    private static final BigDecimal EQUITY = new BigDecimal("10000.00");

    @Test
    void valuesAPositionAtItsLastPrice() {
        PositionLine line = PositionLine.of(
                held(Optional.of(new BigDecimal("11")), Optional.of(new BigDecimal("8.80"))), EQUITY, 2);
        assertThat(line.value()).isEqualByComparingTo("1320.00");
        assertThat(line.pnl()).isEqualByComparingTo("120.00");
        assertThat(line.pnlFraction()).isEqualByComparingTo("0.10");
        assertThat(line.weight()).isEqualByComparingTo("0.132");
        assertThat(line.stopDistance().orElseThrow()).isEqualByComparingTo("0.20");
    }

    @Test
    void valuesAPositionAtCostBeforeItsFirstPrice() {
        PositionLine line = PositionLine.of(held(Optional.empty(), Optional.empty()), EQUITY, 0);
        assertThat(line.value()).isEqualByComparingTo("1200.00");
        assertThat(line.pnl()).isEqualByComparingTo("0");
        assertThat(line.stopDistance()).isEmpty();
    }

    private static PositionLine.Held held(Optional<BigDecimal> last, Optional<BigDecimal> stop) {
        return new PositionLine.Held(
                "ORCA",
                "Orca",
                new BigDecimal("120"),
                new BigDecimal("10"),
                new BigDecimal("1200.00"),
                last,
                stop,
                LocalDate.of(2026, 11, 18));
    }
}
