package io.bellwether.risk.domain.gate;

import static io.bellwether.risk.domain.TestGate.gate;
import static io.bellwether.risk.domain.TestProposals.buy;
import static io.bellwether.risk.domain.TestProposals.sell;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.risk.domain.Basis;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.PaperRecord;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.TestGate;
import io.bellwether.risk.domain.TestProposals;
import io.bellwether.risk.domain.sizing.SizeBound;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trades towards target weights: no forecast is asked for, every limit is. ACME costs 10, its stop is at 9. */
class RebalanceGateTest {
    private static TestGate desk() {
        return gate().symbol("ACME", "10", "0.5").minConviction(100);
    }

    /** What a rebalancing proposes: a number of shares and no forecast at all. */
    private static TestProposals towards(TestProposals proposal, String shares) {
        return proposal.conviction(0).edge("0", "0", "0").quantity(shares);
    }

    private static ProposedTrade buys(String shares) {
        return towards(buy("ACME"), shares).build();
    }

    private static ProposalResult judge(TestGate gate, ProposedTrade trade) {
        return RiskGate.run(gate.input(trade).on(Basis.TARGET)).results().getFirst();
    }

    @Test
    void aForecastIsNotAskedForAndTheVerdictSaysSo() {
        List<RuleVerdict> verdicts = judge(desk(), buys("50")).verdicts();
        assertThat(verdicts)
                .filteredOn(verdict -> verdict.detail().startsWith("Not asked"))
                .extracting(RuleVerdict::rule)
                .containsExactly(RuleName.CONVICTION, RuleName.EXPECTED_VALUE);
        assertThat(verdicts).hasSize(22).allMatch(RuleVerdict::passed);
    }

    /** The same proposal as an advisor's is refused twice over. */
    @Test
    void anAdvisorIsStillAsked() {
        ProposalResult result = RiskGate.run(desk().input(buys("50"))).results().getFirst();
        assertThat(result.verdicts())
                .filteredOn(verdict -> !verdict.passed())
                .extracting(RuleVerdict::rule)
                .containsExactly(RuleName.CONVICTION, RuleName.EXPECTED_VALUE);
    }

    @Test
    void theTargetSetsTheSizeAndTheDeskItsStop() {
        OrderIntent order = judge(desk(), buys("50")).intent().orElseThrow();
        assertThat(order.quantity()).isEqualTo(Quantity.of(50));
        assertThat(order.protectiveStop())
                .hasValueSatisfying(stop -> assertThat(stop).hasToString("9.00"));
        assertThat(order.reason()).isEqualTo("Buy towards a target weight; size set by the target weight");
    }

    static Stream<Arguments> cuts() {
        return Stream.of(
                Arguments.of(
                        "largest position: 5 % of 10,000 at 10.02",
                        desk().limit(LimitKey.MAX_POSITION, "0.05"), SizeBound.MAX_POSITION, 49),
                Arguments.of(
                        "risk: 50 bps of 10,000, one dollar a share",
                        desk().limit(LimitKey.RISK_PER_TRADE_BPS, "50"),
                        SizeBound.TRADE_RISK,
                        50),
                Arguments.of("risk multiplier 0.3 on 100 bps", desk().riskMultiplier("0.3"), SizeBound.TRADE_RISK, 30),
                Arguments.of(
                        "volatility: 2 % of equity at 40 % a year",
                        desk().limit(LimitKey.VOLATILITY_TARGET, "0.02"), SizeBound.VOLATILITY, 49),
                Arguments.of(
                        "cluster: 4 % of 10,000", desk().limit(LimitKey.MAX_CLUSTER, "0.04"), SizeBound.CLUSTER, 39),
                Arguments.of(
                        "volume: 5 % of 1,000",
                        gate().symbol("ACME", "10", "0.5", "1000", "1000000"), SizeBound.VOLUME, 50),
                Arguments.of("bought today 9,500 of 10,000", desk().boughtToday("9500"), SizeBound.DAILY_NOTIONAL, 49),
                Arguments.of(
                        "cash: 9,500 less the reserve of 9,000",
                        desk().limit(LimitKey.CASH_RESERVE, "0.95"),
                        SizeBound.CASH,
                        49));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cuts")
    void everyLimitCutsTheTarget(String why, TestGate gate, SizeBound by, int shares) {
        ProposalResult result = judge(gate, buys("90"));
        assertThat(result.sizing().orElseThrow().binding()).isEqualTo(by);
        assertThat(result.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(shares));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(RuleName.KNOWN_SYMBOL, gate()),
                Arguments.of(RuleName.PRICE_BAND, desk().limit(LimitKey.MIN_PRICE, "11")),
                Arguments.of(RuleName.LIQUIDITY, desk().limit(LimitKey.MIN_DOLLAR_VOLUME, "2000000")),
                Arguments.of(RuleName.POSITION_SIZE, desk().position("ACME", "250", "10")),
                Arguments.of(RuleName.MAX_POSITIONS, desk().limit(LimitKey.MAX_POSITIONS, "0")),
                Arguments.of(RuleName.DAILY_NOTIONAL, desk().boughtToday("10000")),
                Arguments.of(
                        RuleName.DAILY_LOSS,
                        desk().marks(new EquityMarks(usd("11000"), Optional.empty(), Optional.empty()))),
                Arguments.of(
                        RuleName.WEEKLY_LOSS,
                        desk().marks(new EquityMarks(Optional.empty(), usd("12000"), Optional.empty()))),
                Arguments.of(
                        RuleName.DRAWDOWN,
                        desk().marks(new EquityMarks(Optional.empty(), Optional.empty(), usd("11400")))),
                Arguments.of(RuleName.CASH, desk().limit(LimitKey.CASH_RESERVE, "1")),
                Arguments.of(RuleName.DUPLICATE_ORDER, desk().openOrder("ACME", Side.BUY, "1", "10")),
                Arguments.of(RuleName.COOL_DOWN, desk().stoppedOut("ACME", TestGate.TODAY)),
                Arguments.of(
                        RuleName.PAPER_PERIOD, desk().live(new PaperRecord(0, 0, Optional.empty(), BigDecimal.ZERO))));
    }

    private static Optional<Money> usd(String amount) {
        return Optional.of(Money.of(amount));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void everyRuleOfALimitStillRefuses(RuleName rule, TestGate gate) {
        ProposalResult result = judge(gate, buys("50"));
        assertThat(result.intent()).isEmpty();
        assertThat(result.verdicts())
                .filteredOn(verdict -> !verdict.passed())
                .extracting(RuleVerdict::rule)
                .contains(rule);
    }

    @Test
    void aSellTakesThePlannedSharesAndNeverMoreThanAreHeld() {
        TestGate gate = desk().position("ACME", "40", "8");
        ProposalResult part = judge(gate, towards(sell("ACME"), "15").build());
        ProposalResult all = judge(gate, towards(sell("ACME"), "90").build());
        assertThat(part.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(15));
        assertThat(part.sizing().orElseThrow().binding()).isEqualTo(SizeBound.TARGET);
        assertThat(all.intent().orElseThrow().quantity()).isEqualTo(Quantity.of(40));
        assertThat(all.sizing().orElseThrow().binding()).isEqualTo(SizeBound.HELD);
    }

    /** A trade may cost 1 %, of which slippage takes 0.2 %: of 120 USD a fee of 0.96 is left. */
    @ParameterizedTest
    @MethodSource("costs")
    void whatALimitCutTooSmallForItsCostIsRefused(String shares, String cost, boolean placed) {
        TestGate gate =
                desk().costs(new CostModel(new BigDecimal("20"), BigDecimal.ZERO, Money.of(cost), BigDecimal.ONE));
        ProposalResult result = judge(gate, buys(shares));
        assertThat(result.intent().isPresent()).isEqualTo(placed);
        if (!placed) {
            assertThat(result.sizing().orElseThrow().binding()).isEqualTo(SizeBound.FEES);
            assertThat(result.verdicts().getLast().passed()).isFalse();
        }
    }

    static Stream<Arguments> costs() {
        return Stream.of(
                Arguments.of("12", "0.96", true), Arguments.of("12", "0.97", false), Arguments.of("13", "0.97", true));
    }

    @Test
    void scarceCashGoesToTheFirstOfThePlan() {
        TestGate gate = desk().symbol("BOLT", "10", "0.5").limit(LimitKey.CASH_RESERVE, "0.95");
        GateResult result = RiskGate.run(gate.input(
                        towards(buy("BOLT"), "40").n(1).build(),
                        towards(buy("ACME"), "40").n(2).build())
                .on(Basis.TARGET));
        assertThat(result.accepted())
                .extracting(one -> one.trade().symbol().value() + " "
                        + one.intent().orElseThrow().quantity())
                .containsExactly("BOLT 40");
    }
}
