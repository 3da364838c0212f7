package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataQualityTest {
    @ParameterizedTest
    @CsvSource({
        "10, 8, true, true",
        "10, 7, true, false",
        "10, 10, false, false",
        "0, 0, true, false",
        "1, 1, true, true",
        "3, 2, true, false"
    })
    void isUsableFromEightyPercentWithAFreshBenchmark(int expected, int usable, boolean benchmark, boolean enough) {
        assertThat(new DataQuality(expected, usable, benchmark).isEnough(new BigDecimal("0.80")))
                .isEqualTo(enough);
    }
}
