package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A vendor of dates: reports of companies, trading halts. */
@OutsideCall
public interface EventSource extends MarketSource {
    /**
     * Events of the symbols on the days.
     *
     * @param seenAt [UTC] when it is asked: what a vendor tells without the moment of its announcement was known then
     */
    List<MarketEvent> events(Set<Symbol> symbols, DateRange days, Instant seenAt);
}
