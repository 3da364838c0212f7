package io.bellwether.execution.app.stops;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.gate.DeskHoldings;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.stops.StopRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Close: finds the stops that the day's range reached, where the broker does not keep them. Safe to run twice. */
@Service
public class CheckStopsAgainstRange {
    private final Desks desks;
    private final Halts halts;
    private final DeskHoldings holdings;
    private final MarketReader market;
    private final StopOrders stopOrders;
    private final RestingStops restingStops;

    CheckStopsAgainstRange(
            Desks desks,
            Halts halts,
            DeskHoldings holdings,
            MarketReader market,
            StopOrders stopOrders,
            RestingStops restingStops) {
        this.desks = desks;
        this.halts = halts;
        this.holdings = holdings;
        this.market = market;
        this.stopOrders = stopOrders;
        this.restingStops = restingStops;
    }

    /** Creates the stop orders of the session's moment; a halted desk has none. */
    public StopsResult run(SessionRef session) {
        if (halts.current(session.desk()).isPresent()) {
            return StopsResult.halted();
        }
        Desk desk = desks.get(session.desk());
        List<Position> positions = restingStops.unguarded(
                session.desk(), holdings.portfolio(session.desk()).positions());
        Map<Symbol, Bar> bars = new HashMap<>();
        for (Position position : positions) {
            market.sessionBar(desk.market(), position.symbol(), session.tradingDate(), session.asOf())
                    .ifPresent(bar -> bars.put(position.symbol(), bar));
        }
        List<String> orderIds =
                stopOrders.create(session, StopRules.closing(positions, bars, holdings.boughtAfterOpen(session)));
        return new StopsResult(orderIds, Optional.empty(), desk.settings().advises(session.session()));
    }
}
