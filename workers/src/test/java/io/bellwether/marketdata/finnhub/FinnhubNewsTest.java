package io.bellwether.marketdata.finnhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.testing.market.FinnhubServer;
import io.bellwether.testing.market.MarketServer;
import io.bellwether.testing.market.MarketTape;
import io.bellwether.testing.market.MarketTape.Headline;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.NewsSourceContract;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FinnhubNewsTest extends NewsSourceContract {
    private static final int MOST = 9;

    FinnhubNewsTest() {
        super(
                new MarketVendor(
                        FinnhubServer::start,
                        url -> TestVendors.with(
                                Map.of("most-headlines", Integer.toString(MOST)),
                                TestVendors.keyed("finnhub", url, FinnhubServer.KEY))),
                FinnhubSource::new);
    }

    /** It has no pages: a list that may be cut off is asked for again in halves of its days. */
    @Test
    @Override
    protected void moreThanAPageHolds_comesWhole() {
        server.pageSize(MOST);
        Instant first = Instant.parse("2026-11-16T15:00:00Z");
        for (int i = 0; i < 30; i++) {
            Instant at = first.plusSeconds(i * 36_000L);
            tape.headline(new Headline(
                    i,
                    at,
                    at,
                    "Forward goes on " + i,
                    "Forward goes on " + i,
                    "examplewire",
                    Set.of(MarketTape.FORWARD)));
        }
        assertThat(news(first, MarketTape.NOON, MarketTape.FORWARD))
                .hasSize(30)
                .extracting(item -> item.headline())
                .startsWith("Forward goes on 0")
                .endsWith("Forward goes on 29");
        assertThat(server.requests())
                .hasSizeBetween(5, 20)
                .extracting(MarketServer.Asked::path)
                .containsOnly("/api/v1/company-news");
    }
}
