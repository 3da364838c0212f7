package io.bellwether.marketdata.app.source;

import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a portion of a download, under the data set's lock. */
@Component
class DownloadStore {
    private final MarketStore store;

    DownloadStore(MarketStore store) {
        this.store = store;
    }

    /** Storing the same again changes nothing. */
    @Transactional
    public void store(Market market, List<Delivery> deliveries, List<CorporateAction> actions, Instant asOf) {
        store.lock(market);
        store.store(market, deliveries, asOf);
        store.replaceActions(market, actions, asOf);
    }
}
