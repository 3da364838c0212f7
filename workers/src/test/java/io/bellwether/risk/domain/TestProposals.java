package io.bellwether.risk.domain;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/** Proposals for tests: a market buy with conviction 70, 60 % to win 12 % against 6 %, changed where a test needs it. */
public final class TestProposals {
    private int n = 1;
    private Action action = Action.BUY;
    private Symbol symbol = new Symbol("ACME");
    private Optional<Quantity> quantity = Optional.empty();
    private Optional<BigDecimal> weight = Optional.empty();
    private OrderType type = OrderType.MARKET;
    private Optional<Price> limit = Optional.empty();
    private Optional<Price> stop = Optional.empty();
    private int conviction = 70;
    private BigDecimal probability = new BigDecimal("0.60");
    private BigDecimal gain = new BigDecimal("0.12");
    private BigDecimal loss = new BigDecimal("0.06");

    public static TestProposals buy(String symbol) {
        TestProposals proposal = new TestProposals();
        proposal.symbol = new Symbol(symbol);
        return proposal;
    }

    public static TestProposals sell(String symbol) {
        TestProposals proposal = buy(symbol);
        proposal.action = Action.SELL;
        return proposal;
    }

    public static TestProposals hold(String symbol) {
        TestProposals proposal = buy(symbol);
        proposal.action = Action.HOLD;
        return proposal;
    }

    public TestProposals n(int value) {
        n = value;
        return this;
    }

    public TestProposals quantity(String shares) {
        quantity = Optional.of(Quantity.of(shares));
        return this;
    }

    public TestProposals weight(String fraction) {
        weight = Optional.of(new BigDecimal(fraction));
        return this;
    }

    public TestProposals limit(String price) {
        type = OrderType.LIMIT;
        limit = Optional.of(Price.of(price));
        return this;
    }

    /** A protective stop on a market or limit buy. */
    public TestProposals stop(String price) {
        stop = Optional.of(Price.of(price));
        return this;
    }

    public TestProposals type(OrderType value) {
        type = value;
        return this;
    }

    public TestProposals conviction(int value) {
        conviction = value;
        return this;
    }

    public TestProposals edge(String winProbability, String expectedGain, String expectedLoss) {
        probability = new BigDecimal(winProbability);
        gain = new BigDecimal(expectedGain);
        loss = new BigDecimal(expectedLoss);
        return this;
    }

    public ProposedTrade build() {
        return new ProposedTrade(
                n,
                action,
                symbol,
                quantity,
                weight,
                type,
                limit,
                stop,
                conviction,
                probability,
                gain,
                loss,
                5,
                "it rises",
                "the trend is up",
                "it may fall");
    }
}
