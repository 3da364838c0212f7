package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.domain.Market;
import org.springframework.stereotype.Service;

/**
 * Asks the further sources of the desk's market for what {@link FetchFromFirstSource} did not get, symbol by symbol. Safe to
 * run twice.
 */
@Service
public class FetchFromFurtherSources {
    private final Desks desks;
    private final Markets markets;
    private final LoadSession loadSession;
    private final Feeds feeds;
    private final MarketStore store;
    private final PlannedGap gap;

    FetchFromFurtherSources(
            Desks desks, Markets markets, LoadSession loadSession, Feeds feeds, MarketStore store, PlannedGap gap) {
        this.desks = desks;
        this.markets = markets;
        this.loadSession = loadSession;
        this.feeds = feeds;
        this.store = store;
        this.gap = gap;
    }

    /**
     * Loads for the session what is missing so far; from then on it works with what is known at its moment.
     *
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when no source has a price of the session, or when the
     *     market has one source only
     */
    public void run(SessionRef session) {
        gap.check(session);
        Market market = markets.get(desks.get(session.desk()).market());
        if (!feeds.of(market).isChain()) {
            throw new BpmnErrorException(
                    LoadSession.UNAVAILABLE,
                    "market %s has one source, and that one has no prices for this session".formatted(market.id()));
        }
        loadSession.run(market, session.tradingDate(), session.asOf());
        store.worked(market, session.asOf());
    }
}
