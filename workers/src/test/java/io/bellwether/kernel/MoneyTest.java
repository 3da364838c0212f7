package io.bellwether.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @Test
    void equalAmountsAreEqualHoweverWritten() {
        assertThat(Money.of("5")).isEqualTo(Money.of("5.00")).hasSameHashCodeAs(Money.of("5.000"));
        assertThat(Money.of("1E+2")).hasToString("100.00");
        assertThat(Money.of("0")).isEqualTo(Money.ZERO);
        assertThat(Money.of("-0.00")).isEqualTo(Money.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"0.001", "1.005", "-0.0001"})
    void refusesPartsOfACent(String amount) {
        assertThatThrownBy(() -> Money.of(amount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("money must be whole cents, was " + amount);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({"0.005, 0.01", "0.0049, 0.00", "1.115, 1.12", "-0.005, -0.01", "-1.114, -1.11"})
    void roundsHalfUpToTheCent(BigDecimal amount, String rounded) {
        assertThat(Money.rounded(amount)).isEqualTo(Money.of(rounded));
    }

    @Test
    void addsSubtractsAndNegatesExactly() {
        assertThat(Money.of("0.10").plus(Money.of("0.20"))).isEqualTo(Money.of("0.30"));
        assertThat(Money.of("1.00").minus(Money.of("1.01"))).isEqualTo(Money.of("-0.01"));
        assertThat(Money.of("1.50").negate()).isEqualTo(Money.of("-1.50"));
    }

    @Test
    void multipliesAndRoundsHalfUp() {
        assertThat(Money.of("10.01").times(new BigDecimal("0.5"))).isEqualTo(Money.of("5.01"));
        assertThat(Money.of("9999.99").times(new BigDecimal("0.20"))).isEqualTo(Money.of("2000.00"));
    }

    @Test
    void knowsSignAndOrder() {
        assertThat(Money.of("0.01").isPositive()).isTrue();
        assertThat(Money.ZERO.isPositive()).isFalse();
        assertThat(Money.ZERO.isNegative()).isFalse();
        assertThat(Money.of("-0.01").isNegative()).isTrue();
        assertThat(Money.of("2").min(Money.of("3"))).isEqualTo(Money.of("2"));
        assertThat(Money.of("2").max(Money.of("3"))).isEqualTo(Money.of("3"));
    }

    @Property(tries = 10_000)
    void addingAndTakingAwayGivesTheSameBack(
            @ForAll @Scale(2) @BigRange(min = "-1000000000", max = "1000000000") BigDecimal a,
            @ForAll @Scale(2) @BigRange(min = "-1000000000", max = "1000000000") BigDecimal b) {
        assertThat(new Money(a).plus(new Money(b)).minus(new Money(b))).isEqualTo(new Money(a));
        assertThat(new Money(a).plus(new Money(b))).isEqualTo(new Money(b).plus(new Money(a)));
    }

    @Property(tries = 10_000)
    void roundingIsNeverOffByMoreThanHalfACent(
            @ForAll @Scale(9) @BigRange(min = "-1000000", max = "1000000") BigDecimal amount) {
        assertThat(Money.rounded(amount).amount().subtract(amount).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
    }
}
