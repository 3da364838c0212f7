package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.platform.OutsideCall;
import java.util.List;
import java.util.Map;

/** A vendor of daily bars. */
@OutsideCall
public interface BarSource extends MarketSource {
    /** Most symbols that one call of {@link #dailyBars} takes; one where the vendor takes them one by one. */
    @OutsideCall.Local
    default int mostSymbols() {
        return 1;
    }

    /** The same for the days of one call, where a vendor takes more symbols for a short span. */
    @OutsideCall.Local
    default int mostSymbols(DateRange days) {
        return mostSymbols();
    }

    /**
     * How many requests a call of {@link #dailyBars} costs, as far as can be told before.
     *
     * @param many how many symbols are asked for
     */
    @OutsideCall.Local
    default int requests(int many, DateRange days) {
        return 1;
    }

    /** Whether the same requests tell the corporate actions too, so that asking for these next costs nothing more. */
    @OutsideCall.Local
    default boolean bringsActions() {
        return false;
    }

    /**
     * Bars of finished sessions.
     *
     * @param symbols at most {@link #mostSymbols(DateRange)}
     * @param days first to last session wanted; bars outside of it are left out
     * @return by symbol; a symbol that the vendor does not know is missing, one that it knows without bars is there
     */
    Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days);
}
