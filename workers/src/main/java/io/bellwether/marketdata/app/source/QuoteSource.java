package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.platform.OutsideCall;
import java.util.List;
import java.util.Map;

/** A vendor of quotes. */
@OutsideCall
public interface QuoteSource extends MarketSource {
    /** Most symbols that one call of {@link #quotes} takes; one where the vendor takes them one by one. */
    @OutsideCall.Local
    default int mostQuoted() {
        return 1;
    }

    /**
     * What the vendor says now.
     *
     * @param symbols at most {@link #mostQuoted}
     * @return by symbol; a symbol that the vendor does not know, or of which it has neither trade nor quote, is missing
     */
    Map<Symbol, SourceQuote> quotes(List<Symbol> symbols);
}
