package io.bellwether.marketdata.memory;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The stored market data sets by id. */
@InMemory
final class MarketTables {
    private final ExchangeDays days = new ExchangeDays();
    private final Map<String, MarketRows> rows = new HashMap<>();
    private final Map<String, NewsRows> news = new HashMap<>();
    private final Map<String, IssueRows> issues = new HashMap<>();

    MarketRows of(String market) {
        MarketRows found = rows.get(market);
        return found == null ? rows.computeIfAbsent(market, id -> new MarketRows(id, days)) : found;
    }

    NewsRows news(String market) {
        return news.computeIfAbsent(market, id -> new NewsRows());
    }

    IssueRows issues(String market) {
        return issues.computeIfAbsent(market, id -> new IssueRows());
    }

    ExchangeDays days() {
        return days;
    }

    Collection<MarketRows> all() {
        return rows.values();
    }

    /** Since when readers see what is written into the market, which is made where it is missing. */
    Knowledge knowledge(Market market, Instant asOf) {
        MarketRows found = of(market.id());
        found.know(market);
        return found.knowledge(asOf);
    }

    /** @throws PermanentFault when there is no such data set */
    Market market(String id) {
        return of(id).market()
                .or(() -> Market.simulated(id))
                .orElseThrow(() -> new PermanentFault(
                        "there is no market data set '%s': register it, or use simulated-<seed>".formatted(id)));
    }
}
