package io.bellwether.risk.domain.sizing;

import static io.bellwether.risk.domain.TestGate.gate;
import static io.bellwether.risk.domain.TestProposals.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectiveStopTest {
    @ParameterizedTest
    @CsvSource({
        "10, 0.5, 9.00",
        "10, 1.2, 8.50",
        "10, 0.75, 8.50",
        "10, 0, 10.00",
        "0.80, 0.05, 0.70",
        "0.80, 0.00333, 0.7933",
        "3.33, 0.111, 3.11"
    })
    void isTwoRangesBelowThePriceButNeverBelowTheFloor(String entry, BigDecimal atr, String stop) {
        assertThat(ProtectiveStop.ofDesk(Price.of(entry), atr, RiskLimits.DEFAULT))
                .isEqualTo(Price.of(stop));
    }

    @ParameterizedTest
    @CsvSource({
        "9.50, 9.50, between the desk's stop and the price",
        "9.00, 9.00, the desk's stop itself",
        "8.99, 9.00, further away than the desk's",
        "10.00, 9.00, at the price",
        "11.00, 9.00, above the price"
    })
    void takesTheAdvisorsStopOnlyWhereItIsSane(String advisor, String chosen, String why) {
        assertThat(ProtectiveStop.of(
                        buy("ACME").stop(advisor).build(),
                        gate().symbol("ACME", "10", "0.5").context()))
                .as(why)
                .contains(Price.of(chosen));
    }

    @Test
    void isMissingWhenTheSymbolDoesNotMove() {
        assertThat(ProtectiveStop.of(
                        buy("ACME").build(), gate().symbol("ACME", "10", "0").context()))
                .isEmpty();
    }

    @Test
    void doesNotTakeTheTriggerOfAStopBuyForAProtectiveStop() {
        assertThat(ProtectiveStop.of(
                        buy("ACME").type(OrderType.STOP).stop("11").build(),
                        gate().symbol("ACME", "10", "0.5").context()))
                .contains(Price.of("10.00"));
    }
}
