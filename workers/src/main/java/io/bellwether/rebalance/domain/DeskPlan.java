package io.bellwether.rebalance.domain;

import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.LotClosing;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The plan of a desk at a moment, with what it does to the taxes.
 *
 * @param desk whose plan it is
 * @param asOf [UTC] moment it is made for; nothing newer was read
 * @param cash [USD]
 * @param quotes last prices known
 * @param plan the plan
 * @param closings what the books would close of the planned sales; empty where taxes are not looked at
 * @param taxes what the planned sales do to the taxes; empty likewise
 */
public record DeskPlan(
        Desk desk,
        Instant asOf,
        Money cash,
        Map<Symbol, LastPrice> quotes,
        RebalancePlan plan,
        List<LotClosing> closings,
        PlannedTaxes taxes) {
    public DeskPlan {
        quotes = Map.copyOf(quotes);
        closings = List.copyOf(closings);
    }

    /** What a person should heed before acting on it; sentences. */
    public List<String> warnings() {
        return RebalanceWarnings.of(this);
    }
}
