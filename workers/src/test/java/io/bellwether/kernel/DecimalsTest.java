package io.bellwether.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 2, 0.00",
        "-0.0, 2, 0.00",
        "1.005, 2, 1.01",
        "-1.005, 2, -1.01",
        "1.0049999, 2, 1.00",
        "2.9999999, 6, 3.000000",
        "0.5, 0, 1",
        "1e15, 1, 1000000000000000.0"
    })
    void numbersAreRoundedHalfUpAsTheyAreWritten(double value, int scale, String text) {
        assertThat(Decimals.rounded(value, scale).toPlainString()).isEqualTo(text);
    }

    @Test
    void whatIsRoundedWithoutItsDecimalIsWhatIsRoundedWithIt() {
        Random random = new Random(11);
        for (int i = 0; i < 1_000_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(24) - 9);
            int scale = random.nextInt(11);
            if (i % 3 == 0) {
                value = (Math.round(value * 1e4) + 0.5) / 1e4;
            }
            assertThat(Decimals.rounded(value, scale)).isEqualTo(Decimals.exactly(value, scale));
        }
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Decimals.rounded(Double.NaN, 2));
        assertThatExceptionOfType(NumberFormatException.class)
                .isThrownBy(() -> Decimals.rounded(Double.POSITIVE_INFINITY, 2));
    }
}
