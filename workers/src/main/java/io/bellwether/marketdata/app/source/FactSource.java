package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.util.List;

/** A vendor of numbers about companies. */
@OutsideCall
public interface FactSource extends MarketSource {
    /**
     * All facts of the symbol that the vendor has, each with the moment since which it was public.
     *
     * @param seenAt [UTC] when it is asked: what a vendor tells without such a moment was known then
     */
    List<InstrumentFact> facts(Symbol symbol, Instant seenAt);
}
