package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.Listings;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.vendor.VendorFault;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps where shares are listed, for screens by exchange. A desk trades without it. */
@Component
class ListingsOfSources {
    private static final Logger log = LoggerFactory.getLogger(ListingsOfSources.class);

    private final Sources sources;
    private final Listings listings;

    ListingsOfSources(Sources sources, Listings listings) {
        this.sources = sources;
        this.listings = listings;
    }

    /** Asks the sources of numbers about companies that tell it, one after the other for what is missing. */
    void fetch(Market market, Set<Symbol> symbols, Instant asOf) {
        Map<Symbol, String> told = new HashMap<>();
        Set<Symbol> missing = new TreeSet<>(symbols);
        for (ExchangeSource source : sources.chain(market, DataKind.FACTS, ExchangeSource.class, Wanted.Reach.ALL)) {
            if (missing.isEmpty()) {
                break;
            }
            try {
                told.putAll(source.exchanges(Set.copyOf(missing)));
                missing.removeAll(told.keySet());
            } catch (VendorFault e) {
                log.warn("where shares are listed is not known from {}: {}", source.name(), e.getMessage());
            }
        }
        told.entrySet().removeAll(listings.exchanges(market.id(), asOf).entrySet());
        if (!told.isEmpty()) {
            listings.put(market, told, asOf);
        }
    }
}
