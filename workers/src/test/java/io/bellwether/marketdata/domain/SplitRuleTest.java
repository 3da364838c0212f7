package io.bellwether.marketdata.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Overnight moves of real stocks; the remark says what happened. */
class SplitRuleTest {
    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "645.57, 92.69, SPLIT, 6.96, 7, AAPL 2014-06-09 7:1",
        "499.23, 127.67, SPLIT, 3.91, 4, AAPL 2020-08-31 4:1",
        "101.00, 50.50, SPLIT, 2.00, 2, AAPL 2000-06-21 2:1",
        "235.50, 116.69, SPLIT, 2.02, 2, IBM 1999-05-27 2:1",
        "0.549999, 1.65, REVERSE_SPLIT, 3.00, 3, BIOC 2016-09-29 1:3",
        "0.74, 1.53, REVERSE_SPLIT, 2.07, 2, MTL 2016-01-12 1:2",
        "0.73, 2.70, REVERSE_SPLIT, 3.70, 4, PQ 2016-05-19 1:4",
        "0.04, 3.73, REVERSE_SPLIT, 93.25, 93, AEZS 2015-11-20 1:100",
        "4.74, 1.57, SPLIT, 3.02, 3, TRXC 2016-04-21 a crash by two thirds looks the same",
        "0.38, 0.80, REVERSE_SPLIT, 2.11, 2, CDTI 2016-07-12 a doubling on news looks the same",
        "53.38, 28.06, JUMP, 1.90, 2, AAPL 2000-09-29 profit warning",
        "1.49, 0.81, JUMP, 1.84, 2, YGE 2015-05-19 crash",
        "2.03, 0.36, JUMP, 5.64, 6, GALE 2016-06-29 failed trial",
        "3.30, 0.50, JUMP, 6.60, 7, PIP 2017-02-06 special dividend"
    })
    void judges(String close, String open, SplitRule.Kind kind, String factor, int n, String what) {
        assertThat(SplitRule.judge(Price.of(close), Price.of(open)))
                .as(what)
                .contains(new SplitRule.Finding(kind, new BigDecimal(factor), n));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({"10.00, 10.00", "10.00, 17.99", "10.00, 5.56", "0.37, 0.38"})
    void findsNothingInAnOrdinaryMove(String close, String open) {
        assertThat(SplitRule.judge(Price.of(close), Price.of(open))).isEmpty();
    }

    @ParameterizedTest(name = "{0} to {1} is {2}")
    @CsvSource({
        "100.00, 48.55, SPLIT",
        "100.00, 48.54, JUMP",
        "100.00, 51.54, SPLIT",
        "100.00, 51.55, JUMP",
        "100.00, 180.00, REVERSE_SPLIT",
        "100.00, 220.00, REVERSE_SPLIT",
        "100.00, 220.01, JUMP"
    })
    void drawsTheLineWhereItSays(String close, String open, SplitRule.Kind kind) {
        assertThat(SplitRule.judge(Price.of(close), Price.of(open)).map(SplitRule.Finding::kind))
                .contains(kind);
    }
}
