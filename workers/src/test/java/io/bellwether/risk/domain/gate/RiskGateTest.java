package io.bellwether.risk.domain.gate;

import static io.bellwether.risk.domain.TestGate.gate;
import static io.bellwether.risk.domain.TestProposals.buy;
import static io.bellwether.risk.domain.TestProposals.hold;
import static io.bellwether.risk.domain.TestProposals.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.TestGate;
import io.bellwether.risk.domain.sizing.SizeBound;
import io.bellwether.risk.domain.sizing.Sizing;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskGateTest {
    private static ProposalResult only(RiskInputs input) {
        List<ProposalResult> results = RiskGate.run(input).results();
        assertThat(results).hasSize(1);
        return results.getFirst();
    }

    private static TestGate acme() {
        return gate().free().symbol("ACME", "10", "0.5");
    }

    @Test
    void sizesABuyByHalfKellyAndGivesItTheDesksStop() {
        ProposalResult result =
                only(acme().input(buy("ACME").edge("0.55", "0.10", "0.10").build()));
        OrderIntent intent = result.intent().orElseThrow();
        assertThat(intent.quantity()).isEqualTo(Quantity.of(50));
        assertThat(intent.sizing().binding()).isEqualTo(SizeBound.KELLY);
        assertThat(intent.side()).isEqualTo(Side.BUY);
        assertThat(intent.protectiveStop()).contains(Price.of("9"));
        assertThat(intent.referencePrice()).isEqualTo(Price.of("10"));
        assertThat(intent.reason())
                .isEqualTo("Buy with conviction 70 and win probability 0.55; size set by the Kelly fraction");
    }

    /** Kelly alone: 0.6 - 0.4 / 2 = 0.4, clamped to 0.2, halved: 100 shares of 10. */
    @ParameterizedTest
    @CsvSource({
        "100, 100, ADVISOR",
        "99.9, 99, ADVISOR",
        "1000, 100, KELLY",
    })
    void neverTradesMoreThanTheAdvisorWishes(String wish, String shares, SizeBound binding) {
        ProposalResult result = only(acme().input(buy("ACME").quantity(wish).build()));
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(shares));
        assertThat(result.sizing().orElseThrow().binding()).isEqualTo(binding);
    }

    /** Kelly allows 100 shares; a risk of 155.50 USD to a stop one dollar away allows 155.5. */
    @ParameterizedTest
    @CsvSource({
        "99.9, 99, KELLY, 100",
        "100, 100, KELLY, 100",
        "1000, 100, TRADE_RISK, 155",
    })
    void saysWhatTheSizeWouldBeWithoutTheBoundThatDecides(String wish, String shares, SizeBound next, String without) {
        Sizing sizing = only(acme().limit(LimitKey.RISK_PER_TRADE_BPS, "155.5")
                        .input(buy("ACME").quantity(wish).build()))
                .sizing()
                .orElseThrow();
        assertThat(sizing.quantity()).isEqualTo(Quantity.of(shares));
        assertThat(sizing.without()).contains(new Sizing.Without(next, Quantity.of(without)));
    }

    @Test
    void roundsWhatTheSizeWouldBeAsTheBrokerTakesIt() {
        Sizing sizing = only(acme().limit(LimitKey.RISK_PER_TRADE_BPS, "55.5555")
                        .fractional()
                        .input(buy("ACME").quantity("0.5").build()))
                .sizing()
                .orElseThrow();
        assertThat(sizing.binding()).isEqualTo(SizeBound.ADVISOR);
        assertThat(sizing.without()).contains(new Sizing.Without(SizeBound.TRADE_RISK, Quantity.of("55.555")));
    }

    @Test
    void aSaleWithoutItsWishSellsEverythingAndOneOfEverythingHasNoOtherSize() {
        TestGate gate = acme().position("ACME", "30.5", "10");
        Sizing wished =
                only(gate.input(sell("ACME").quantity("10").build())).sizing().orElseThrow();
        assertThat(wished.without()).contains(new Sizing.Without(SizeBound.HELD, Quantity.of("30.5")));
        Sizing all = only(gate.input(sell("ACME").build())).sizing().orElseThrow();
        assertThat(all.binding()).isEqualTo(SizeBound.HELD);
        assertThat(all.without()).isEmpty();
    }

    @Test
    void takesAWeightForThePositionAfterTheTrade() {
        ProposalResult result = only(acme().cash("9700")
                .position("ACME", "30", "10")
                .input(buy("ACME").weight("0.05").build()));
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(20));
    }

    @Test
    void buysOnlyItsShareOfTheAverageVolume() {
        ProposalResult result = only(gate().free()
                .symbol("ACME", "10", "0.5", "400", "40000")
                .input(buy("ACME").build()));
        assertThat(result.sizing().orElseThrow().binding()).isEqualTo(SizeBound.VOLUME);
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(20));
    }

    @Test
    void countsSlippageAndFeeWhenCashIsShort() {
        TestGate gate = gate().cash("1000")
                .position("HELD", "900", "10")
                .symbol("HELD", "10", "0.5")
                .symbol("ACME", "10", "0.5");
        ProposalResult result = only(gate.input(buy("ACME").build()));
        assertThat(result.sizing().orElseThrow().binding()).isEqualTo(SizeBound.CASH);
        // 1000 cash - 500 reserve = 500; (500 - 0.02 - 1.00 fee) / 10.02 = 49.79
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(49));
    }

    @Test
    void refusesWhatIsLessThanOneShareAndSaysWhy() {
        ProposalResult result = only(acme().input(buy("ACME").quantity("0.5").build()));
        assertThat(result.intent()).isEmpty();
        RuleVerdict sizing = result.verdicts().getLast();
        assertThat(sizing.rule()).isEqualTo(RuleName.SIZING);
        assertThat(sizing.passed()).isFalse();
        assertThat(sizing.detail()).isEqualTo("Nothing is left to trade after the advisor's wish.");
    }

    @Test
    void tradesFractionsWhereTheBrokerTakesThem() {
        ProposalResult result =
                only(acme().fractional().input(buy("ACME").quantity("0.56789").build()));
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of("0.567"));
    }

    @Test
    void refusesAnOrderThatTheMinimumFeeTurnsIntoALoser() {
        CostModel dear = new CostModel(BigDecimal.ZERO, BigDecimal.ZERO, Money.of("5"), BigDecimal.ONE);
        RiskInputs input = gate().costs(dear)
                .symbol("ACME", "10", "0.5")
                .input(buy("ACME").edge("0.60", "0.12", "0.06").quantity("10").build());
        ProposalResult result = only(input);
        // gain 0.048 of 100 dollars against 10 dollars of fees
        assertThat(result.sizing().orElseThrow().binding()).isEqualTo(SizeBound.FEES);
        assertThat(result.sizing().orElseThrow().without())
                .contains(new Sizing.Without(SizeBound.ADVISOR, Quantity.of(10)));
        assertThat(result.intent()).isEmpty();
    }

    @Test
    void givesScarceCashToTheHigherExpectedValueFirst() {
        TestGate gate = gate().free()
                .cash("1000")
                .position("HELD", "900", "10")
                .symbol("HELD", "10", "0.5")
                .symbol("AAA", "10", "0.5")
                .symbol("BBB", "10", "0.5");
        ProposedTrade worse = buy("AAA").n(1).edge("0.60", "0.12", "0.06").build();
        ProposedTrade better = buy("BBB").n(2).edge("0.60", "0.14", "0.06").build();
        GateResult result = RiskGate.run(gate.input(worse, better));
        assertThat(result.results().get(1).intent().orElseThrow().quantity()).isEqualTo(Quantity.of(49));
        assertThat(result.results().get(0).intent()).isEmpty();
        assertThat(failed(result.results().get(0))).containsExactly(RuleName.CASH);
    }

    @Test
    void givesScarceCashToTheFirstSymbolAmongEquals() {
        TestGate gate = gate().free()
                .cash("1000")
                .position("HELD", "900", "10")
                .symbol("HELD", "10", "0.5")
                .symbol("AAA", "10", "0.5")
                .symbol("BBB", "10", "0.5");
        GateResult result =
                RiskGate.run(gate.input(buy("BBB").n(1).build(), buy("AAA").n(2).build()));
        assertThat(result.accepted())
                .extracting(accepted -> accepted.trade().symbol())
                .containsExactly(new Symbol("AAA"));
    }

    @Test
    void collectsEveryReasonAndHidesNone() {
        ProposedTrade hopeless =
                buy("PENNY").conviction(10).edge("0.30", "0.05", "0.05").build();
        ProposalResult result =
                only(gate().cash("0.00").symbol("PENNY", "0.10", "0", "10", "1").input(hopeless));
        assertThat(failed(result))
                .containsExactly(
                        RuleName.CONVICTION,
                        RuleName.EXPECTED_VALUE,
                        RuleName.STOP_SANE,
                        RuleName.PRICE_BAND,
                        RuleName.LIQUIDITY,
                        RuleName.POSITION_SIZE,
                        RuleName.TRADE_RISK,
                        RuleName.CLUSTER,
                        RuleName.DAILY_NOTIONAL,
                        RuleName.CASH);
        assertThat(result.verdicts()).hasSize(21);
    }

    @Test
    void judgesNoHold() {
        ProposalResult result = only(acme().input(hold("ACME").build()));
        assertThat(result.verdicts()).isEmpty();
        assertThat(result.intent()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40, 40", "40.7, 40", "100, 100", "150, 100"})
    void sellsWhatIsWishedAndNeverMoreThanIsHeld(String wish, String shares) {
        ProposalResult result = only(acme().position("ACME", "100", "9")
                .input(sell("ACME").quantity(wish).build()));
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(shares));
        assertThat(result.intent().orElseThrow().protectiveStop()).isEmpty();
    }

    @Test
    void sellsAWholeHoldingWithItsFraction() {
        ProposalResult result =
                only(acme().position("ACME", "10.25", "9").input(sell("ACME").build()));
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of("10.25"));
    }

    @Test
    void sellsDownToAWishedWeight() {
        ProposalResult result = only(acme().cash("9000")
                .position("ACME", "100", "9")
                .input(sell("ACME").weight("0.04").build()));
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(60));
    }

    @Test
    void keepsTheTriggerOfAStopBuyApartFromItsProtectiveStop() {
        OrderIntent intent = only(acme().input(
                                buy("ACME").type(OrderType.STOP).stop("11").build()))
                .intent()
                .orElseThrow();
        assertThat(intent.stopPrice()).contains(Price.of("11"));
        assertThat(intent.protectiveStop()).contains(Price.of("10"));
        assertThat(intent.referencePrice()).isEqualTo(Price.of("11"));
    }

    @Test
    void tradesNothingWhenTheGateAsksForCertainty() {
        GateResult result = RiskGate.run(
                acme().minConviction(100).input(buy("ACME").conviction(99).build()));
        assertThat(result.accepted()).isEmpty();
    }

    private static List<RuleName> failed(ProposalResult result) {
        return result.verdicts().stream()
                .filter(verdict -> !verdict.passed())
                .map(RuleVerdict::rule)
                .toList();
    }

    private static RuleVerdict verdict(ProposalResult result, RuleName rule) {
        return result.verdicts().stream()
                .filter(one -> one.rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theSameProposalPassesInOneSegmentAndIsRefusedInAnotherWhichIsNamed() {
        ProposedTrade proposal = buy("ACME").build();
        ProposalResult wide =
                only(acme().segment("ACME", LimitKey.MIN_PRICE, "10").input(proposal));
        ProposalResult narrow =
                only(acme().segment("ACME", LimitKey.MIN_PRICE, "11").input(proposal));
        assertThat(wide.intent()).isPresent();
        assertThat(narrow.intent()).isEmpty();
        assertThat(verdict(wide, RuleName.PRICE_BAND).detail())
                .isEqualTo("The price is in the band. Segment niche sets min-price 10 where the desk has 0.50.");
        assertThat(verdict(narrow, RuleName.PRICE_BAND).detail())
                .isEqualTo("The share is too cheap. Segment niche sets min-price 11 where the desk has 0.50.");
    }

    @Test
    void aSizeThatASegmentSetsNamesItAndOtherVerdictsDoNot() {
        ProposalResult result = only(acme().segment("ACME", LimitKey.MAX_POSITION, "0.05")
                .input(buy("ACME").build()));
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(25));
        assertThat(verdict(result, RuleName.SIZING).detail())
                .isEqualTo("The size is set by the Kelly fraction."
                        + " Segment niche sets max-position 0.05 where the desk has 0.20.");
        assertThat(result.verdicts())
                .filteredOn(one -> one.detail().contains("niche"))
                .extracting(RuleVerdict::rule)
                .containsExactly(RuleName.POSITION_SIZE, RuleName.SIZING);
    }

    @Test
    void aLooserLimitOfASegmentDoesNotCountAndIsNotNamed() {
        ProposalResult result = only(acme().segment("ACME", LimitKey.MIN_PRICE, "0.10")
                .input(buy("ACME").build()));
        assertThat(result.verdicts()).noneMatch(one -> one.detail().contains("niche"));
    }
}
