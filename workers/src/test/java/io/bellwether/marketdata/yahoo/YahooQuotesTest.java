package io.bellwether.marketdata.yahoo;

import io.bellwether.platform.vendor.VendorFault;
import io.bellwether.testing.market.MarketTrouble;
import io.bellwether.testing.market.QuoteSourceContract;

class YahooQuotesTest extends QuoteSourceContract {
    YahooQuotesTest() {
        super(YahooBarsTest.VENDOR, YahooSource::new);
    }

    @Override
    protected VendorFault.Kind kindOf(MarketTrouble trouble) {
        return YahooBarsTest.kind(trouble);
    }

    @Override
    protected boolean tellsBidAndAsk() {
        return false;
    }
}
