package io.bellwether.testing.market;

import io.bellwether.marketdata.app.source.FactSource;
import io.bellwether.platform.vendor.Vendors;
import java.util.function.Function;

/** What holds for every source of facts. */
public abstract class FactSourceContract extends SourceContract<FactSource> {
    protected FactSourceContract(MarketVendor vendor, Function<Vendors, FactSource> make) {
        super(vendor, make);
    }

    @Override
    protected Object ask() {
        return source.facts(MarketTape.PLAIN, MarketTape.NOON);
    }
}
