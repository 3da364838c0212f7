package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.domain.Market;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Loads from the source that the desk's morning chose: one source per day, so that prices stay comparable. */
@Service
class LoadDesk {
    private final Desks desks;
    private final Markets markets;
    private final DataIssues issues;
    private final LoadSession loadSession;
    private final StandIn standIn;
    private final MarketStore store;
    private final PlannedGap gap;

    LoadDesk(
            Desks desks,
            Markets markets,
            DataIssues issues,
            LoadSession loadSession,
            StandIn standIn,
            MarketStore store,
            PlannedGap gap) {
        this.gap = gap;
        this.store = store;
        this.desks = desks;
        this.markets = markets;
        this.issues = issues;
        this.loadSession = loadSession;
        this.standIn = standIn;
    }

    /** From then on the session works with what is known at its moment. */
    void run(SessionRef session) {
        gap.check(session);
        Desk desk = desks.get(session.desk());
        Market market = markets.get(desk.market());
        Optional<Market> fallback = desk.fallbackMarket()
                .filter(id -> issues.stoodIn(market.id(), id, session.tradingDate()))
                .map(markets::get);
        if (fallback.isPresent()) {
            standIn.run(market, fallback.get(), session.tradingDate(), session.asOf());
        } else {
            loadSession.run(market, session.tradingDate(), session.asOf());
        }
        store.worked(market, session.asOf());
    }
}
