package io.bellwether.risk.domain;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import java.util.List;
import java.util.Map;

/**
 * Everything gate and size look at.
 *
 * @param proposals the decision's trades
 * @param portfolio cash and positions from the books
 * @param openOrders orders of the desk that may still trade
 * @param market numbers of every symbol of the desk's market
 * @param limits what may be risked
 * @param costs what trading costs
 * @param fractionalShares whether the broker takes fractions of a share
 * @param minConviction least conviction that trades, 0 to 100; 100 lets only certainty through
 * @param situation what else decides how much may be risked now
 * @param basis what the proposals rest on; with TARGET nothing is asked of forecasts
 */
public record RiskInputs(
        List<ProposedTrade> proposals,
        Portfolio portfolio,
        List<OpenOrder> openOrders,
        Map<Symbol, SymbolNumbers> market,
        RiskLimits limits,
        CostModel costs,
        boolean fractionalShares,
        int minConviction,
        RiskSituation situation,
        Basis basis) {
    public RiskInputs {
        proposals = List.copyOf(proposals);
        openOrders = List.copyOf(openOrders);
        market = Map.copyOf(market);
    }

    /** The proposals of an advisor. */
    public RiskInputs(
            List<ProposedTrade> proposals,
            Portfolio portfolio,
            List<OpenOrder> openOrders,
            Map<Symbol, SymbolNumbers> market,
            RiskLimits limits,
            CostModel costs,
            boolean fractionalShares,
            int minConviction,
            RiskSituation situation) {
        this(
                proposals,
                portfolio,
                openOrders,
                market,
                limits,
                costs,
                fractionalShares,
                minConviction,
                situation,
                Basis.FORECAST);
    }

    /** The same resting on something else. */
    public RiskInputs on(Basis other) {
        return new RiskInputs(
                proposals,
                portfolio,
                openOrders,
                market,
                limits,
                costs,
                fractionalShares,
                minConviction,
                situation,
                other);
    }

    /** The same with other proposals. */
    public RiskInputs proposing(List<ProposedTrade> others) {
        return new RiskInputs(
                others,
                portfolio,
                openOrders,
                market,
                limits,
                costs,
                fractionalShares,
                minConviction,
                situation,
                basis);
    }
}
