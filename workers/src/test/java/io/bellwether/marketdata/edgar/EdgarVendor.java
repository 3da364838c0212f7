package io.bellwether.marketdata.edgar;

import io.bellwether.platform.vendor.TestVendors;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.testing.market.EdgarServer;
import io.bellwether.testing.market.MarketTrouble;
import io.bellwether.testing.market.MarketVendor;
import java.util.List;

/** EDGAR on this machine. */
final class EdgarVendor {
    static final MarketVendor VENDOR =
            new MarketVendor(EdgarServer::start, url -> TestVendors.keyed("sec", url, EdgarServer.NAME));

    private EdgarVendor() {}

    static List<VendorSettings> files(VendorSettings data) {
        return List.of(TestVendors.keyed("sec-files", data.baseUrl(), EdgarServer.NAME));
    }

    /** Whoever asked too often is told to wait for ten minutes, though nothing says so. */
    static boolean passes(MarketTrouble trouble, boolean usually) {
        return usually && trouble != MarketTrouble.THROTTLED;
    }
}
