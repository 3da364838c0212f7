package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Set;

/** Which symbols belong to a market of vendors, by day. */
public interface MarketMembers {
    /** The symbols of the day. */
    Set<Symbol> on(String market, LocalDate day);

    /** Every symbol that ever belonged to the market. */
    Set<Symbol> ever(String market);

    /** Makes these the symbols from the day on; earlier days stay as they were. */
    void set(String market, Set<Symbol> symbols, LocalDate day);
}
