package io.bellwether.marketdata.memory;

import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.List;

/** Reads headlines from memory; of the same moment in the order of their keys. */
@InMemory
final class MemoryNewsReader implements NewsReader {
    private final MarketTables tables;

    MemoryNewsReader(MarketTables tables) {
        this.tables = tables;
    }

    @Override
    public List<NewsItem> latest(String market, Instant asOf, int limit) {
        return tables.news(market).latest(Moments.of(asOf), limit);
    }
}
