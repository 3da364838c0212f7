package io.bellwether.testing.market;

import io.bellwether.marketdata.app.source.MacroSource;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.Vendors;
import java.time.LocalDate;
import java.util.function.Function;

/** What holds for every source of numbers about the economy. */
public abstract class MacroSourceContract extends SourceContract<MacroSource> {
    protected static final String SERIES = "DGS3MO";
    protected static final LocalDate YESTERDAY = LocalDate.of(2026, 11, 29);
    protected static final DateRange YEAR = new DateRange(LocalDate.of(2025, 12, 1), YESTERDAY);

    protected MacroSourceContract(MarketVendor vendor, Function<Vendors, MacroSource> make) {
        super(vendor, make);
    }

    @Override
    protected Object ask() {
        return source.observations(SERIES, YEAR, YESTERDAY);
    }
}
