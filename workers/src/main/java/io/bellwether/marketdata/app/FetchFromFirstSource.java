package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.domain.Market;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Loads what a session during the day or at the close needs, from the first source of the desk's market: quotes, and at the
 * close the day's bars. Where the second market stood in this morning it does for the whole day, so that prices stay
 * comparable. Safe to run twice.
 */
@Service
public class FetchFromFirstSource {
    private final Desks desks;
    private final Markets markets;
    private final DataIssues issues;
    private final LoadSession loadSession;
    private final StandIn standIn;
    private final MarketStore store;
    private final PlannedGap gap;

    FetchFromFirstSource(
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

    /**
     * Loads for the session. When everything is there the session works from then on with what is known at its moment.
     *
     * @return whether nothing is missing that a further source may have
     * @throws io.bellwether.kernel.BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source cannot deliver
     */
    public boolean run(SessionRef session) {
        gap.check(session);
        Desk desk = desks.get(session.desk());
        Market market = markets.get(desk.market());
        Optional<Market> fallback = desk.fallbackMarket()
                .filter(id -> issues.stoodIn(market.id(), id, session.tradingDate()))
                .map(markets::get);
        boolean complete = true;
        if (fallback.isPresent()) {
            standIn.run(market, fallback.get(), session.tradingDate(), session.asOf());
        } else {
            complete = loadSession.run(market, session.tradingDate(), session.asOf(), Wanted.Reach.FIRST);
        }
        if (complete) {
            store.worked(market, session.asOf());
        }
        return complete;
    }
}
