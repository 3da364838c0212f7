package io.bellwether.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {
    @ParameterizedTest(name = "{0} prints as {1}")
    @CsvSource({"5, 5.00", "5.000000, 5.00", "0.1200, 0.12", "0.123400, 0.1234", "1E+2, 100.00", "0.0000010, 0.000001"})
    void dropsZerosBeyondTheCent(String text, String shown) {
        assertThat(Price.of(text)).hasToString(shown).isEqualTo(Price.of(shown));
    }

    @ParameterizedTest
    @CsvSource({"0", "-0.01", "0.00"})
    void refusesZeroAndLess(String text) {
        assertThatThrownBy(() -> Price.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("price must be > 0, was " + text);
    }

    @Test
    void refusesMoreThanSixDecimals() {
        assertThatThrownBy(() -> Price.of("1.0000001"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("price has more than 6 decimals: 1.0000001");
    }

    @ParameterizedTest(name = "{0} to {1} decimals is {2}")
    @CsvSource({"1.2345, 2, 1.23", "1.235, 2, 1.24", "0.00004, 4, 0.0001", "0, 2, 0.01", "12.34565, 4, 12.3457"})
    void roundsHalfUpToAtLeastOneStep(BigDecimal value, int scale, String rounded) {
        assertThat(Price.rounded(value, scale)).isEqualTo(Price.of(rounded));
    }

    @Test
    void timesAQuantityIsMoneyRoundedToTheCent() {
        assertThat(Price.of("0.333").times(Quantity.of(3))).isEqualTo(Money.of("1.00"));
        assertThat(Price.of("7.15").times(Quantity.of("0.5"))).isEqualTo(Money.of("3.58"));
        assertThat(Price.of("7.15").times(Quantity.ZERO)).isEqualTo(Money.ZERO);
    }

    @Test
    void movesByAFraction() {
        assertThat(Price.of("10.00").movedBy(new BigDecimal("0.002"))).isEqualTo(Price.of("10.02"));
        assertThat(Price.of("3.33").movedBy(new BigDecimal("-0.15"))).isEqualTo(Price.of("2.8305"));
    }

    @Property(tries = 10_000)
    void keepsEveryPriceOfUpToSixDecimals(
            @ForAll @Scale(6) @BigRange(min = "0.000001", max = "1000000") BigDecimal value) {
        assertThat(new Price(value).value()).isEqualByComparingTo(value);
        assertThat(new Price(value)).isEqualTo(new Price(value.setScale(9)));
    }

    @Property(tries = 10_000)
    void wholeSharesAtWholeCentsAreExact(
            @ForAll @Scale(2) @BigRange(min = "0.01", max = "10000") BigDecimal price,
            @ForAll @LongRange(min = 0, max = 1_000_000) long shares) {
        assertThat(new Price(price).times(Quantity.of(shares)).amount())
                .isEqualByComparingTo(price.multiply(BigDecimal.valueOf(shares)));
    }
}
