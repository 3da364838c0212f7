package io.bellwether.testing.market;

import io.bellwether.marketdata.app.source.EventSource;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.vendor.Vendors;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;

/** What holds for every source of events. */
public abstract class EventSourceContract extends SourceContract<EventSource> {
    /** A week that begins on the tape's last day. */
    protected static final DateRange WEEK = new DateRange(MarketTape.LAST, LocalDate.of(2026, 12, 6));

    protected EventSourceContract(MarketVendor vendor, Function<Vendors, EventSource> make) {
        super(vendor, make);
    }

    @Override
    protected Object ask() {
        return source.events(Set.of(MarketTape.PLAIN), WEEK, MarketTape.NOON);
    }
}
