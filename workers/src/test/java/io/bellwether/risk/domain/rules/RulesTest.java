package io.bellwether.risk.domain.rules;

import static io.bellwether.risk.domain.TestGate.gate;
import static io.bellwether.risk.domain.TestProposals.buy;
import static io.bellwether.risk.domain.TestProposals.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.TestGate;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {
    private static final SymbolNumbers.Daily DAILY = new SymbolNumbers.Daily(
            new BigDecimal("0.5"), new BigDecimal("100000"), Money.of("1000000"), new BigDecimal("0.4"));

    private static RuleVerdict verdict(RiskRule rule, ProposedTrade trade, TestGate gate) {
        return rule.check(trade, gate.context(trade));
    }

    @Nested
    class KnownSymbolRule {
        @ParameterizedTest
        @CsvSource({
            "BUY, ACME, true",
            "BUY, GONE, false",
            "BUY, YARD, false",
            "BUY, BAD, false",
            "BUY, YOUNG, false",
            "BUY, MUTE, false",
            "SELL, ACME, true",
            "SELL, GONE, false",
            "SELL, BAD, true",
            "SELL, YOUNG, true",
            "SELL, MUTE, false"
        })
        void wantsAPriceForASellAndMoreForABuy(Action action, String symbol, boolean passed) {
            TestGate gate = gate().symbol("ACME", "10", "0.5")
                    .symbol(numbers("YARD", true, Optional.empty(), Optional.of(DAILY)))
                    .symbol(numbers("BAD", false, Optional.of("no price of today"), Optional.of(DAILY)))
                    .symbol(numbers("YOUNG", false, Optional.empty(), Optional.empty()))
                    .symbol(new SymbolNumbers(
                            new Symbol("MUTE"), false, Optional.empty(), Optional.empty(), Optional.of(DAILY)));
            ProposedTrade trade = (action == Action.BUY ? buy(symbol) : sell(symbol)).build();
            assertThat(verdict(new KnownSymbol(), trade, gate).passed()).isEqualTo(passed);
        }

        @Test
        void saysWhyTheDataOfASymbolMayNotBeTradedOn() {
            TestGate gate = gate().symbol(numbers("BAD", false, Optional.of("no price of today"), Optional.of(DAILY)));
            ProposedTrade trade = buy("BAD").build();
            assertThat(verdict(new KnownSymbol(), trade, gate).detail())
                    .isEqualTo("BAD may not be bought: no price of today.");
        }

        private SymbolNumbers numbers(
                String symbol, boolean benchmark, Optional<String> blocked, Optional<SymbolNumbers.Daily> daily) {
            return new SymbolNumbers(new Symbol(symbol), benchmark, blocked, Optional.of(Price.of("10")), daily);
        }
    }

    @Nested
    class OrderShapeRule {
        @Test
        void refusesALimitOrderWithoutALimit() {
            ProposedTrade trade = buy("ACME").type(OrderType.LIMIT).build();
            assertThat(verdict(new OrderShape(), trade, gate().symbol("ACME", "10", "0.5"))
                            .passed())
                    .isFalse();
        }

        @Test
        void letsALimitOrderWithItsLimitThrough() {
            RuleVerdict verdict =
                    verdict(new OrderShape(), buy("ACME").limit("9.5").build(), gate().symbol("ACME", "10", "0.5"));
            assertThat(verdict.passed()).isTrue();
            assertThat(verdict.numbers()).containsExactly(entry("limit", new BigDecimal("9.5")));
        }

        @ParameterizedTest
        @CsvSource({"BUY, 10.01, true", "BUY, 10, false", "BUY, 9, false", "SELL, 9.99, true", "SELL, 10, false"})
        void wantsATriggerAheadOfTheMarket(Action action, String trigger, boolean passed) {
            ProposedTrade trade = (action == Action.BUY ? buy("ACME") : sell("ACME"))
                    .type(OrderType.STOP)
                    .stop(trigger)
                    .build();
            assertThat(verdict(new OrderShape(), trade, gate().symbol("ACME", "10", "0.5"))
                            .passed())
                    .isEqualTo(passed);
        }

        @Test
        void refusesAStopOrderWithoutATrigger() {
            ProposedTrade trade = buy("ACME").type(OrderType.STOP).build();
            assertThat(verdict(new OrderShape(), trade, gate().symbol("ACME", "10", "0.5"))
                            .passed())
                    .isFalse();
        }
    }

    @Nested
    class ConvictionRule {
        @ParameterizedTest
        @CsvSource({"54, 55, false", "55, 55, true", "56, 55, true", "100, 100, true", "99, 100, false"})
        void wantsAtLeastTheGatesConviction(int conviction, int minimum, boolean passed) {
            RuleVerdict verdict = verdict(
                    new Conviction(), buy("ACME").conviction(conviction).build(), gate().minConviction(minimum));
            assertThat(verdict.passed()).isEqualTo(passed);
            assertThat(verdict.numbers())
                    .containsExactly(
                            entry("conviction", BigDecimal.valueOf(conviction)),
                            entry("minimum", BigDecimal.valueOf(minimum)));
        }
    }

    @Nested
    class ExpectedValueRuleTable {
        /** Costs: 2 x (20 bps + 0.005 / 10) = 0.005 of the price. */
        @ParameterizedTest
        @CsvSource({
            "0.60, 0.12, 0.06, true, 0.043",
            "0.50, 0.06, 0.05, false, 0",
            "0.50, 0.061, 0.05, true, 0.0005",
            "0.40, 0.05, 0.05, false, -0.015"
        })
        void wantsMoreThanNothingAfterCosts(
                String probability, String gain, String loss, boolean passed, BigDecimal value) {
            RuleVerdict verdict = verdict(
                    new ExpectedValueRule(),
                    buy("ACME").edge(probability, gain, loss).build(),
                    gate().symbol("ACME", "10", "0.5"));
            assertThat(verdict.passed()).isEqualTo(passed);
            assertThat(verdict.numbers().get("expectedValue")).isEqualByComparingTo(value);
        }

        @Test
        void takesTheDistanceToTheStopForALossOfZero() {
            RuleVerdict verdict = verdict(
                    new ExpectedValueRule(),
                    buy("ACME").edge("0.5", "0.12", "0").build(),
                    gate().symbol("ACME", "10", "0.5"));
            assertThat(verdict.numbers().get("loss")).isEqualByComparingTo("0.1");
        }
    }

    @Nested
    class StopSaneRule {
        @Test
        void showsBothStopsWhenTheDesksApplies() {
            RuleVerdict verdict =
                    verdict(new StopSane(), buy("ACME").stop("7").build(), gate().symbol("ACME", "10", "0.5"));
            assertThat(verdict.passed()).isTrue();
            assertThat(verdict.detail()).isEqualTo("The desk's stop applies instead of the advisor's.");
            assertThat(verdict.numbers())
                    .containsExactly(
                            entry("entry", new BigDecimal("10")),
                            entry("atr", new BigDecimal("0.5")),
                            entry("advisorStop", new BigDecimal("7")),
                            entry("deskStop", new BigDecimal("9")),
                            entry("stop", new BigDecimal("9")));
        }

        @Test
        void refusesABuyForWhichNoStopBelowThePriceExists() {
            assertThat(verdict(new StopSane(), buy("ACME").build(), gate().symbol("ACME", "10", "0"))
                            .passed())
                    .isFalse();
        }
    }

    @Nested
    class PriceBandRule {
        @ParameterizedTest
        @CsvSource({"0.49, false", "0.50, true", "0.51, true"})
        void wantsTheLowestPriceOfTheDesk(String price, boolean passed) {
            assertThat(verdict(new PriceBand(), buy("ACME").build(), gate().symbol("ACME", price, "0.01"))
                            .passed())
                    .isEqualTo(passed);
        }
    }

    @Nested
    class LiquidityRule {
        @ParameterizedTest
        @CsvSource({"19999.99, false", "20000.00, true"})
        void wantsEnoughDollarsADay(String dollarVolume, boolean passed) {
            assertThat(verdict(
                                    new Liquidity(),
                                    buy("ACME").build(),
                                    gate().symbol("ACME", "10", "0.5", "2000", dollarVolume))
                            .passed())
                    .isEqualTo(passed);
        }
    }

    @Nested
    class PositionSizeRule {
        /** Equity is 10,000: cash 8,000 and 200 shares at 10; a share costs 10 without costs, 2,000 is the limit. */
        @ParameterizedTest
        @CsvSource({"200, 8000, false", "199, 8010, true", "0.5, 9995, true"})
        void wantsRoomForOneMoreShare(String held, String cash, boolean passed) {
            RuleVerdict verdict = verdict(
                    new PositionSize(),
                    buy("ACME").build(),
                    gate().free().cash(cash).position("ACME", held, "10").symbol("ACME", "10", "0.5"));
            assertThat(verdict.passed()).isEqualTo(passed);
        }

        @Test
        void countsSharesOnOpenBuys() {
            RuleVerdict verdict = verdict(
                    new PositionSize(),
                    buy("ACME").build(),
                    gate().free().openOrder("ACME", Side.BUY, "200", "10").symbol("ACME", "10", "0.5"));
            assertThat(verdict.passed()).isFalse();
        }
    }

    @Nested
    class CashRule {
        /** The reserve is 5 % of 1,000 equity; a share costs 10 without costs; two cents cover rounding. */
        @ParameterizedTest
        @CsvSource({"93.99, false", "60.01, false", "60.02, true"})
        void wantsCashForOneShareAfterTheReserve(String cash, boolean passed) {
            TestGate gate = gate().free()
                    .cash(cash)
                    .position(
                            "HELD",
                            new BigDecimal("1000")
                                    .subtract(new BigDecimal(cash))
                                    .toPlainString(),
                            "1")
                    .symbol("HELD", "1", "0.1")
                    .symbol("ACME", cash.equals("93.99") ? "44" : "10", "0.5");
            assertThat(verdict(new Cash(), buy("ACME").build(), gate).passed()).isEqualTo(passed);
        }

        @Test
        void leavesOutWhatOpenBuysMayTake() {
            RuleVerdict verdict = verdict(
                    new Cash(),
                    buy("ACME").build(),
                    gate().free().openOrder("OTHER", Side.BUY, "950", "10").symbol("ACME", "10", "0.5"));
            assertThat(verdict.passed()).isFalse();
            assertThat(verdict.numbers().get("spendable")).isEqualByComparingTo("0");
        }
    }

    @Nested
    class SellHoldingRule {
        @ParameterizedTest
        @CsvSource({"0, 0, false", "10, 0, true", "10, 10, false", "10, 9, true", "10, 20, false"})
        void wantsSharesThatNoOtherSellWillTake(String held, String onSells, boolean passed) {
            TestGate gate = gate().symbol("ACME", "10", "0.5");
            if (!held.equals("0")) {
                gate.position("ACME", held, "10");
            }
            if (!onSells.equals("0")) {
                gate.openOrder("ACME", Side.SELL, onSells, "10");
            }
            assertThat(verdict(new SellHolding(), sell("ACME").build(), gate).passed())
                    .isEqualTo(passed);
        }
    }

    @Nested
    class DuplicateOrderRule {
        @Test
        void refusesASecondOrderWhileOneIsOpen() {
            assertThat(verdict(
                                    new DuplicateOrder(),
                                    buy("ACME").build(),
                                    gate().openOrder("ACME", Side.SELL, "1", "10"))
                            .passed())
                    .isFalse();
        }

        @Test
        void letsTheFirstOfEqualTradesThroughAndRefusesTheSecond() {
            ProposedTrade first = buy("ACME").n(1).build();
            ProposedTrade second = buy("ACME").n(2).build();
            GateContext context = gate().context(first, second);
            assertThat(new DuplicateOrder().check(first, context).passed()).isTrue();
            assertThat(new DuplicateOrder().check(second, context).passed()).isFalse();
        }

        @Test
        void refusesABuyAndASellOfOneSymbolBoth() {
            ProposedTrade first = buy("ACME").n(1).build();
            ProposedTrade second = sell("ACME").n(2).build();
            GateContext context = gate().context(first, second);
            assertThat(new DuplicateOrder().check(first, context).passed()).isFalse();
            assertThat(new DuplicateOrder().check(second, context).passed()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Action.class, names = "HOLD", mode = EnumSource.Mode.EXCLUDE)
    void everyRuleRefusesAnUnknownSymbolInsteadOfFailing(Action action) {
        ProposedTrade trade = (action == Action.BUY ? buy("GONE") : sell("GONE")).build();
        for (RiskRule rule : Rules.ALL) {
            if (rule.appliesTo(action)) {
                assertThat(rule.check(trade, gate().context(trade)).detail()).isNotBlank();
            }
        }
    }
}
