package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitRatioTest {
    /** Shares are cut after nine decimals; the announced ratio is found again. */
    @ParameterizedTest
    @CsvSource({
        "30, 10, 3, 1",
        "12.857142857, 90, 1, 7",
        "10, 100, 1, 10",
        "15, 10, 3, 2",
        "0.333333333, 5, 1, 15",
        "1.036, 1, 1.036, 1",
        "2000, 10, 200, 1"
    })
    void findsTheAnnouncedRatio(BigDecimal made, BigDecimal of, BigDecimal newRate, BigDecimal oldRate) {
        SplitRatio ratio = SplitRatio.of(made, of);
        assertThat(ratio.newRate().divide(ratio.oldRate(), MathContext.DECIMAL32))
                .isEqualByComparingTo(newRate.divide(oldRate, MathContext.DECIMAL32));
    }
}
