package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.domain.Market;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Asks the further sources of the desk's market for what the first one did not have; where it has one source only, or none
 * of them delivers, the desk's second market stands in for the day, see {@link StandIn}. Safe to run twice.
 */
@Service
public class FetchFallbackMarketData {
    private final Desks desks;
    private final Markets markets;
    private final LoadSession loadSession;
    private final StandIn standIn;
    private final Feeds feeds;
    private final PlannedGap gap;

    FetchFallbackMarketData(
            Desks desks, Markets markets, LoadSession loadSession, StandIn standIn, PlannedGap gap, Feeds feeds) {
        this.loadSession = loadSession;
        this.feeds = feeds;
        this.gap = gap;
        this.desks = desks;
        this.markets = markets;
        this.standIn = standIn;
    }

    /**
     * Loads for the session what is missing so far.
     *
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when no fallback is configured, when it may not stand in or
     *     when it cannot deliver either
     */
    public void run(SessionRef session) {
        gap.check(session);
        Desk desk = desks.get(session.desk());
        Market market = markets.get(desk.market());
        Optional<Market> fallback = desk.fallbackMarket().map(markets::get);
        if (feeds.of(market).isChain()) {
            try {
                loadSession.run(market, session.tradingDate(), session.asOf());
                return;
            } catch (BpmnErrorException e) {
                if (fallback.isEmpty()) {
                    throw e;
                }
            }
        }
        standIn.run(
                market,
                fallback.orElseThrow(() -> new BpmnErrorException(
                        LoadSession.UNAVAILABLE,
                        "no fallback configured: set fallback-market of desk %s to have one".formatted(desk.id()))),
                session.tradingDate(),
                session.asOf());
    }
}
