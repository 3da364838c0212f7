package io.bellwether.marketdata.alphavantage;

import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.testing.market.AlphaVantageServer;
import io.bellwether.testing.market.MarketVendor;
import io.bellwether.testing.market.NewsSourceContract;
import java.util.Map;

class AlphaVantageNewsTest extends NewsSourceContract {
    AlphaVantageNewsTest() {
        super(
                new MarketVendor(
                        AlphaVantageServer::start,
                        url -> TestVendors.with(
                                Map.of("most-headlines", "3"),
                                TestVendors.keyed("alpha-vantage", url, AlphaVantageServer.KEY))),
                AlphaVantageSource::new);
    }
}
