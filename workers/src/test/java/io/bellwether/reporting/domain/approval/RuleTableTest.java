package io.bellwether.reporting.domain.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuleTableTest {
    private final RuleTable table = new RuleTable();

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    @Test
    void tellsEachNumberInItsUnitWithTheRefusalsFirstAndWhatMeasuresNothingLast() {
        assertThat(table.of(List.of(
                        RuleVerdict.plain(RuleName.KNOWN_SYMBOL, true, "The symbol is in the desk's market."),
                        Numbers.of("expectedValue", n("0.013642"))
                                .and("minimum", n("0"))
                                .and("gain", n("0.08"))
                                .verdict(RuleName.EXPECTED_VALUE, true, "fine"),
                        Numbers.of("averageDollarVolume", n("4585031.7"))
                                .and("minimum", n("20000"))
                                .verdict(RuleName.LIQUIDITY, true, "traded enough"),
                        Numbers.of("shares", n("169.491525"))
                                .and("riskBps", n("100"))
                                .verdict(RuleName.TRADE_RISK, true, "fine"),
                        Numbers.of("price", n("0.4512"))
                                .and("minimum", n("0.5"))
                                .and("maximum", n("20"))
                                .verdict(RuleName.PRICE_BAND, false, "too cheap"))))
                .containsExactly(
                        new RuleLine("Price band", "$0.4512", "at least $0.50, at most $20.00", "NO"),
                        new RuleLine("Expected value", "+1.36 % of the price after costs", "above 0.00 %", "yes"),
                        new RuleLine("Liquidity", "$4,585,032 a day", "at least $20,000", "yes"),
                        new RuleLine("Trade risk", "room for 169 shares", "1.0 % of equity lost at the stop", "yes"),
                        new RuleLine("Known symbol", "The symbol is in the desk's market.", "", "yes"));
    }

    @ParameterizedTest
    @EnumSource(RuleName.class)
    void everyRuleIsToldEvenWithoutItsNumbers(RuleName rule) {
        assertThat(table.of(List.of(new RuleVerdict(rule, false, Map.of(), "No price is known for the symbol."))))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.measured()).isEqualTo("No price is known for the symbol.");
                    assertThat(line.kept()).isEqualTo("NO");
                });
    }
}
