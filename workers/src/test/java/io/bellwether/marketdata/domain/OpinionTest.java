package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.DataVerdict.Finding;
import io.bellwether.marketdata.domain.DataVerdict.Reason;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpinionTest {
    private static final BigDecimal HALF_A_PERCENT = new BigDecimal("0.005");

    /** More than half a percent of what the other says, or of the middle one of three or more. */
    @ParameterizedTest
    @CsvSource({
        "10.05, 10, ",
        "9.95, 10, ",
        "10.051, 10, SUSPECT",
        "9.949, 10, SUSPECT",
        "10.10, 10 10.11, OUTVOTED",
        "10.10, 10 10.01, SUSPECT",
        "10.10, 10 10.10 10.10, OUTVOTED",
        "10.10, 10 10 10.10, OUTVOTED",
        "10.10, 10 10 10.01, SUSPECT"
    })
    void aCloseIsComparedWithTheMedianOfTheSources(String close, String others, Reason reason) {
        List<Opinion.Close> closes = Arrays.stream(others.split(" "))
                .map(price -> new Opinion.Close("tiingo", Price.of(price)))
                .toList();
        Optional<Finding> found = new Opinion("alpaca", closes, "").compare(Price.of(close), HALF_A_PERCENT);
        assertThat(found.map(Finding::reason)).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void theSourcesAndTheirClosesAreSaid() {
        Opinion opinion = new Opinion("alpaca", List.of(new Opinion.Close("tiingo", Price.of("11"))), "");
        assertThat(opinion.compare(Price.of("10"), HALF_A_PERCENT))
                .contains(new Finding(
                        Reason.SUSPECT, "closed at 10.00 as alpaca says, but tiingo 11.00; more than 0.5 % apart"));
    }

    @Test
    void oneSourceOnlyIsTold() {
        Opinion opinion = new Opinion("yahoo", List.of(), "the market has no other that may be asked");
        assertThat(opinion.compare(Price.of("10"), HALF_A_PERCENT))
                .contains(new Finding(Reason.ONE_SOURCE, "one source only: the market has no other that may be asked"));
    }
}
