package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.platform.OutsideCall;
import java.util.Map;
import java.util.Set;

/** A vendor that tells where shares are listed. */
@OutsideCall
public interface ExchangeSource extends MarketSource {
    /** Exchanges of today by symbol, as the vendor names them; a symbol of which it knows none is missing. */
    Map<Symbol, String> exchanges(Set<Symbol> symbols);
}
