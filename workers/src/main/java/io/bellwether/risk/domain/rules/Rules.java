package io.bellwether.risk.domain.rules;

import io.bellwether.risk.domain.RiskRule;
import java.util.List;

/** The rules of the desk, in the order their verdicts are read. */
public final class Rules {
    public static final List<RiskRule> ALL = List.of(
            new KnownSymbol(),
            new OrderShape(),
            new Conviction(),
            new ExpectedValueRule(),
            new StopSane(),
            new PriceBand(),
            new Liquidity(),
            new PositionSize(),
            new Cash(),
            new SellHolding(),
            new DuplicateOrder());

    private Rules() {}
}
