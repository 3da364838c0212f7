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
            new MarketCapBand(),
            new Liquidity(),
            new PositionSize(),
            new TradeRisk(),
            new Cluster(),
            new MaxPositions(),
            new DailyNotional(),
            LossLimit.ofDay(),
            LossLimit.ofWeek(),
            new Drawdown(),
            new Cash(),
            new SellHolding(),
            new DuplicateOrder(),
            new CoolDown(),
            new Blackout(),
            new PaperPeriod());

    private Rules() {}
}
