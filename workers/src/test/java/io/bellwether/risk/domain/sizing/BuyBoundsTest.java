package io.bellwether.risk.domain.sizing;

import static io.bellwether.risk.domain.TestGate.gate;
import static io.bellwether.risk.domain.TestProposals.buy;
import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.TestGate;
import io.bellwether.risk.domain.TestProposals;
import io.bellwether.risk.domain.clusters.Clusters;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which bound sets the size; ACME costs 10, its stop is 9, trading is free and equity is 10,000. */
class BuyBoundsTest {
    private static final ProposedTrade BUY = buy("ACME").build();

    private static Sizing sizing(TestGate gate) {
        return Sizer.buy(BUY, Price.of("10"), Price.of("9"), gate.context(BUY));
    }

    private static TestGate acme() {
        return gate().free().symbol("ACME", "10", "0.5");
    }

    /** floor(equity x bps / 10,000 / (entry - stop)): 50 bps of 10,000 are 50 USD, 50 / 0.75 = 66.67. */
    @Test
    void riskOfOneTradeDividedByTheDistanceToItsStopIsTheNumberOfShares() {
        TestGate gate = gate().free().symbol("ACME", "5.00", "0.5").limit(LimitKey.RISK_PER_TRADE_BPS, "50");
        Sizing sizing = Sizer.buy(BUY, Price.of("5.00"), Price.of("4.25"), gate.context(BUY));
        assertThat(sizing.binding()).isEqualTo(SizeBound.TRADE_RISK);
        assertThat(sizing.quantity()).isEqualTo(Quantity.of(66));
        assertThat(sizing.bounds().get(SizeBound.TRADE_RISK)).isEqualByComparingTo("66.666666666");
    }

    /** The multipliers of the roadmap on a base of 15 %, clamped Kelly left out of account. */
    @ParameterizedTest
    @CsvSource({"1, 0.15", "0.8, 0.12", "0.56, 0.084", "0.504, 0.0756"})
    void theRiskMultiplierScalesTheLargestPosition(String multiplier, BigDecimal largest) {
        TestGate gate = acme().limit(LimitKey.MAX_POSITION, "0.15")
                .limit(LimitKey.RISK_PER_TRADE_BPS, "1000")
                .limit(LimitKey.KELLY_FRACTION, "1")
                .riskMultiplier(multiplier);
        assertThat(gate.context(BUY).maxPosition(new Symbol("ACME"))).isEqualByComparingTo(largest);
        assertThat(sizing(gate).quantity())
                .isEqualTo(new Quantity(
                        largest.multiply(new BigDecimal("1000")).setScale(0, java.math.RoundingMode.FLOOR)));
    }

    /** Kelly of 0.55 at 1:1 is 0.10, half of it 0.05: 50 shares; the advisor's 0.60 would give 100. */
    @Test
    void kellyTakesTheCalibratedProbability() {
        ProposedTrade trade = buy("ACME").edge("0.60", "0.10", "0.10").build();
        Sizing sizing = Sizer.buy(
                trade,
                Price.of("10"),
                Price.of("9"),
                acme().probability(1, "0.55").context(trade));
        assertThat(sizing.binding()).isEqualTo(SizeBound.KELLY);
        assertThat(sizing.quantity()).isEqualTo(Quantity.of(50));
    }

    /** 0.04 / 0.80 = 5 % of equity. */
    @Test
    void aWildSymbolIsHeldToTheVolatilityTarget() {
        SymbolNumbers wild = new SymbolNumbers(
                new Symbol("ACME"),
                false,
                Optional.empty(),
                Optional.of(Price.of("10")),
                Optional.of(new SymbolNumbers.Daily(
                        new BigDecimal("0.5"), new BigDecimal("100000"), Money.of("1000000"), new BigDecimal("0.8"))));
        Sizing sizing = sizing(gate().free().symbol(wild).limit(LimitKey.VOLATILITY_TARGET, "0.04"));
        assertThat(sizing.binding()).isEqualTo(SizeBound.VOLATILITY);
        assertThat(sizing.quantity()).isEqualTo(Quantity.of(50));
    }

    /** A price that never moves has no volatility to divide by; the other bounds set the size. */
    @Test
    void aSymbolWithoutVolatilityHasNoSuchBound() {
        SymbolNumbers still = new SymbolNumbers(
                new Symbol("ACME"),
                false,
                Optional.empty(),
                Optional.of(Price.of("10")),
                Optional.of(new SymbolNumbers.Daily(
                        BigDecimal.ZERO, new BigDecimal("100000"), Money.of("1000000"), BigDecimal.ZERO)));
        Sizing sizing = sizing(gate().free().symbol(still));
        assertThat(sizing.bounds()).doesNotContainKey(SizeBound.VOLATILITY);
        assertThat(sizing.quantity().isPositive()).isTrue();
    }

    /** A buy stop above the market is meant at its trigger; one below it, and any sell, at the market. */
    @ParameterizedTest
    @CsvSource({"BUY, 11, 11", "BUY, 9, 10", "SELL, 11, 10", "SELL, 9, 10"})
    void aStopOrderIsJudgedAtItsTriggerOnlyWhenItBuysAboveTheMarket(Side side, String trigger, String entry) {
        ProposedTrade trade = (side == Side.BUY ? buy("ACME") : TestProposals.sell("ACME"))
                .type(OrderType.STOP)
                .stop(trigger)
                .build();
        assertThat(acme().context(trade).entry(trade)).contains(Price.of(entry));
    }

    @Test
    void aSymbolWithoutAPriceGetsNoStop() {
        ProposedTrade trade = buy("GHOST").build();
        assertThat(ProtectiveStop.of(trade, acme().context(trade))).isEmpty();
    }

    /** The cluster may hold 4,000; 3,700 of HELD leave 30 shares. */
    @Test
    void theClusterLeavesItsRoom() {
        Sizing sizing = sizing(acme().cash("6300")
                .position("HELD", "370", "10")
                .symbol("HELD", "10", "0.5")
                .clusters(new Clusters(Map.of(new Symbol("HELD"), 1, new Symbol("ACME"), 1))));
        assertThat(sizing.binding()).isEqualTo(SizeBound.CLUSTER);
        assertThat(sizing.quantity()).isEqualTo(Quantity.of(30));
    }

    @Test
    void theDayLeavesItsRoom() {
        Sizing sizing = sizing(acme().boughtToday("9800"));
        assertThat(sizing.binding()).isEqualTo(SizeBound.DAILY_NOTIONAL);
        assertThat(sizing.quantity()).isEqualTo(Quantity.of(20));
    }

    @Test
    void everyBoundIsNamedWithItsValue() {
        assertThat(sizing(acme()).bounds())
                .containsOnlyKeys(
                        SizeBound.KELLY,
                        SizeBound.MAX_POSITION,
                        SizeBound.TRADE_RISK,
                        SizeBound.VOLATILITY,
                        SizeBound.CLUSTER,
                        SizeBound.VOLUME,
                        SizeBound.DAILY_NOTIONAL,
                        SizeBound.CASH);
    }
}
