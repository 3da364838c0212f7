package io.bellwether.testing.market;

import io.bellwether.marketdata.app.source.FilingSource;
import io.bellwether.platform.vendor.Vendors;
import java.time.Instant;
import java.util.function.Function;

/** What holds for every source of filings. */
public abstract class FilingSourceContract extends SourceContract<FilingSource> {
    protected static final Instant YEAR_AGO = MarketTape.NOON.minusSeconds(365 * 86_400L);

    protected FilingSourceContract(MarketVendor vendor, Function<Vendors, FilingSource> make) {
        super(vendor, make);
    }

    @Override
    protected Object ask() {
        return source.filings(MarketTape.PLAIN, YEAR_AGO, MarketTape.NOON, MarketTape.NOON);
    }
}
