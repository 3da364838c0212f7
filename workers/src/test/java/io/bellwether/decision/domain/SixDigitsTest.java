package io.bellwether.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SixDigitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "10.5, 10.5",
        "10.1234500001, 10.1235",
        "10.12345, 10.1235",
        "10.1234499999, 10.1234",
        "-10.12345, -10.1235",
        "999999.5, 1000000",
        "999999.4, 999999",
        "2345678.9, 2345680",
        "0.00012345678, 0.000123457",
        "1e-9, 0.0000000010",
        "1.23456789e15, 1234570000000000",
        "10.100000001, 10.1000"
    })
    void numbersAreRoundedHalfUpToSixDigits(double value, String text) {
        assertThat(SixDigits.rounded(value).toPlainString()).isEqualTo(text);
    }

    @Test
    void whatIsRoundedWithoutItsDecimalIsWhatIsRoundedWithIt() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(24) - 9);
            if (i % 3 == 0) {
                value = Math.round(value * 1e4) / 1e4;
            }
            assertThat(SixDigits.rounded(value)).isEqualTo(SixDigits.exactly(value));
        }
    }
}
