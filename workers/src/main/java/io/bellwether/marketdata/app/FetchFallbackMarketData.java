package io.bellwether.marketdata.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.SessionRef;
import io.bellwether.marketdata.domain.Market;
import org.springframework.stereotype.Service;

/** Lets the desk's second source stand in for the first one for the day, see {@link StandIn}. Safe to run twice. */
@Service
public class FetchFallbackMarketData {
    private final Desks desks;
    private final Markets markets;
    private final StandIn standIn;
    private final PlannedGap gap;

    FetchFallbackMarketData(Desks desks, Markets markets, StandIn standIn, PlannedGap gap) {
        this.gap = gap;
        this.desks = desks;
        this.markets = markets;
        this.standIn = standIn;
    }

    /**
     * Loads for the session.
     *
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when no fallback is configured, when it may not stand in or
     *     when it cannot deliver either
     */
    public void run(SessionRef session) {
        gap.check(session);
        Desk desk = desks.get(session.desk());
        Market fallback = desk.fallbackMarket()
                .map(markets::get)
                .orElseThrow(() -> new BpmnErrorException(
                        LoadSession.UNAVAILABLE,
                        "no fallback configured: set fallback-market of desk %s to have one".formatted(desk.id())));
        standIn.run(markets.get(desk.market()), fallback, session.tradingDate(), session.asOf());
    }
}
