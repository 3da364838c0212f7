package io.bellwether.marketdata.finnhub;

import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.testing.market.FinnhubServer;
import io.bellwether.testing.market.MarketVendor;

/** Finnhub on this machine. */
final class FinnhubVendor {
    static final MarketVendor VENDOR =
            new MarketVendor(FinnhubServer::start, url -> TestVendors.keyed("finnhub", url, FinnhubServer.KEY));

    private FinnhubVendor() {}
}
