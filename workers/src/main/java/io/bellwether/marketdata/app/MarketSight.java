package io.bellwether.marketdata.app;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/**
 * What is stored of a market when its sessions are traded elsewhere, on data of the same source. Sessions come in their
 * order; each may come twice.
 */
@Service
public class MarketSight {
    private final ImportMarket importMarket;
    private final MarketStore store;
    private final Corrections corrections;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    MarketSight(ImportMarket importMarket, MarketStore store, Corrections corrections) {
        this.importMarket = importMarket;
        this.store = store;
        this.corrections = corrections;
    }

    /** Whether nothing of the market is stored. */
    public boolean isEmpty(Market market) {
        Imported state = store.state(market);
        return state.fingerprint().isEmpty() && state.sessions().isEmpty();
    }

    /** Whether a session of the past may have seen what its source does not say any more. */
    public boolean isCorrected(Market market) {
        return corrections.any(market.id());
    }

    /**
     * Imports what a session at the moment needs.
     *
     * @throws io.bellwether.kernel.BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source cannot deliver
     */
    public void load(Market market, Instant asOf) {
        LocalDate date = LocalDate.ofInstant(asOf, ExchangeCalendar.ZONE);
        importMarket.run(market, calendar.hours(date).orElseThrow(), asOf, Wanted.Reach.ALL);
    }
}
