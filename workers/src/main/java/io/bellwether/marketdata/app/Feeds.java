package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.Market;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The feeds there are, by the kind of market they deliver. */
@Component
class Feeds {
    private final Map<Market.Kind, MarketFeed> byKind = new EnumMap<>(Market.Kind.class);

    Feeds(List<MarketFeed> feeds) {
        feeds.forEach(feed -> byKind.put(feed.kind(), feed));
    }

    MarketFeed of(Market market) {
        MarketFeed feed = byKind.get(market.kind());
        if (feed == null) {
            throw new IllegalStateException("no feed delivers markets of kind " + market.kind());
        }
        return feed;
    }
}
