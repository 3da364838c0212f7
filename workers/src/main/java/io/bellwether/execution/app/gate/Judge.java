package io.bellwether.execution.app.gate;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.risk.app.MarketLinks;
import io.bellwether.risk.app.MarketNumbers;
import io.bellwether.risk.domain.Basis;
import io.bellwether.risk.domain.OpenOrder;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.gate.GateResult;
import io.bellwether.risk.domain.gate.RiskGate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Puts proposals before the rules with everything that is known of the desk at the session's moment. Writes nothing. */
@Component
class Judge {
    private final Desks desks;
    private final MarketNumbers numbers;
    private final MarketLinks links;
    private final DeskHoldings holdings;
    private final Situations situations;

    Judge(Desks desks, MarketNumbers numbers, MarketLinks links, DeskHoldings holdings, Situations situations) {
        this.desks = desks;
        this.numbers = numbers;
        this.links = links;
        this.holdings = holdings;
        this.situations = situations;
    }

    /** What the market says at the session's moment; it is the same whenever it is read. */
    record Market(Map<Symbol, SymbolNumbers> numbers, MarketLinks.Whole links) {}

    /** Reads the market, before the desk is locked. */
    Market market(SessionRef session) {
        String id = desks.get(session.desk()).market();
        return new Market(numbers.read(id, session.asOf()), links.whole(id, session.asOf()));
    }

    /**
     * Rules and sizes of the proposals, with the desk as it is now.
     *
     * @param minConviction least conviction that trades, 0 to 100; not asked of targets
     * @param riskMultiplier what is left of a position's size [0..1]
     */
    GateResult judge(
            SessionRef session,
            Market market,
            String decisionId,
            List<ProposedTrade> trades,
            Basis basis,
            int minConviction,
            BigDecimal riskMultiplier) {
        Desk desk = desks.get(session.desk());
        Portfolio portfolio = holdings.portfolio(session.desk());
        List<OpenOrder> open = holdings.openOrders(session.desk());
        return RiskGate.run(new RiskInputs(
                trades,
                portfolio,
                open,
                market.numbers(),
                desk.settings().limits(),
                desk.settings().costs(),
                desk.settings().fractionalShares(),
                minConviction,
                situations.read(session, desk, market.links(), decisionId, trades, portfolio, open, riskMultiplier),
                basis));
    }
}
