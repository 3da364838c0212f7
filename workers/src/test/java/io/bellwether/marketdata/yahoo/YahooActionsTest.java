package io.bellwether.marketdata.yahoo;

import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.market.ActionSourceContract;
import io.bellwether.testing.market.MarketTrouble;

class YahooActionsTest extends ActionSourceContract {
    YahooActionsTest() {
        super(YahooBarsTest.VENDOR, YahooSource::new);
    }

    @Override
    protected VendorFault.Kind kindOf(MarketTrouble trouble) {
        return YahooBarsTest.kind(trouble);
    }
}
