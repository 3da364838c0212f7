package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceCostTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @CsvSource({
        // answer, reserved, under way, failures that may be billed, calls, given up, counted
        "0.25, 0.90, false, 0, 3, 0, 0.25",
        "0, 0.90, true, 0, 3, 0, 0.90",
        "0, 0.90, true, 1, 3, 0, 1.20",
        "0, 0.10, false, 1, 3, 0, 0.033334",
        "0, 0, true, 2, 1, 0, 0",
        "0, 0.90, false, 1, 1, 0.02, 0.92"
    })
    void everyCallThatMayBeBilledCounts(
            BigDecimal answer,
            BigDecimal reserved,
            boolean underWay,
            int failures,
            int calls,
            BigDecimal givenUp,
            BigDecimal counted) {
        assertThat(new AdviceCost(DAY, answer, reserved, underWay, failures, calls, givenUp).amount())
                .isEqualByComparingTo(counted);
    }

    @Test
    void aDayIsPartOfItsMonth() {
        AdviceSpent spent = AdviceSpent.of(List.of(paid(DAY, "0.5"), paid(DAY.minusDays(1), "0.25")), DAY);
        assertThat(spent).isEqualTo(new AdviceSpent(new BigDecimal("0.5"), new BigDecimal("0.75")));
    }

    private static AdviceCost paid(LocalDate on, String usd) {
        return new AdviceCost(on, new BigDecimal(usd), BigDecimal.ZERO, false, 0, 1, BigDecimal.ZERO);
    }
}
