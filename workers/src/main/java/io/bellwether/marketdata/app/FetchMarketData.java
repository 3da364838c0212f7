package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import org.springframework.stereotype.Service;

/** Loads what the desk's market knows at the session: finished bars and the quotes so far. Safe to run twice. */
@Service
public class FetchMarketData {
    private final Desks desks;
    private final Markets markets;
    private final LoadSession loadSession;
    private final PlannedGap gap;

    FetchMarketData(Desks desks, Markets markets, LoadSession loadSession, PlannedGap gap) {
        this.gap = gap;
        this.desks = desks;
        this.markets = markets;
        this.loadSession = loadSession;
    }

    /**
     * Loads for the session, from the first source where the market has several.
     *
     * @return whether nothing is missing that a further source may have
     * @throws io.bellwether.kernel.BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source cannot deliver
     */
    public boolean run(SessionRef session) {
        gap.check(session);
        Desk desk = desks.get(session.desk());
        return loadSession.run(markets.get(desk.market()), session.tradingDate(), session.asOf(), Wanted.Reach.FIRST);
    }
}
