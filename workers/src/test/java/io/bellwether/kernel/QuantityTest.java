package io.bellwether.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void equalQuantitiesAreEqualHoweverWritten() {
        assertThat(Quantity.of("100")).isEqualTo(Quantity.of("1E+2")).isEqualTo(Quantity.of(100));
        assertThat(Quantity.of("0.500000000")).hasToString("0.5");
        assertThat(Quantity.of("100.000")).hasToString("100");
        assertThat(Quantity.of("0.0")).isEqualTo(Quantity.ZERO);
    }

    @Test
    void refusesNegativeOnes() {
        assertThatThrownBy(() -> Quantity.of("-3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity must be >= 0, was -3");
    }

    @Test
    void refusesMoreThanNineDecimals() {
        assertThatThrownBy(() -> Quantity.of("0.0000000001"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity has more than 9 decimals: 0.0000000001");
    }

    @Test
    void refusesToTakeAwayMoreThanThereIs() {
        assertThatThrownBy(() -> Quantity.of(2).minus(Quantity.of(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity must be >= 0, was -1");
        assertThat(Quantity.of(3).minus(Quantity.of(3)).isZero()).isTrue();
    }

    @Test
    void knowsOrderAndSign() {
        assertThat(Quantity.of(2).min(Quantity.of("1.5"))).isEqualTo(Quantity.of("1.5"));
        assertThat(Quantity.ZERO.isPositive()).isFalse();
        assertThat(Quantity.of("0.000000001").isPositive()).isTrue();
    }

    @Property(tries = 10_000)
    void addingAndTakingAwayGivesTheSameBack(
            @ForAll @Scale(9) @BigRange(min = "0", max = "1000000000") BigDecimal a,
            @ForAll @Scale(9) @BigRange(min = "0", max = "1000000000") BigDecimal b) {
        assertThat(new Quantity(a).plus(new Quantity(b)).minus(new Quantity(b))).isEqualTo(new Quantity(a));
    }
}
