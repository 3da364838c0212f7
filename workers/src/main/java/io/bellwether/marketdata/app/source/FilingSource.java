package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Filing;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A vendor of filings. */
@OutsideCall
public interface FilingSource extends MarketSource {
    /**
     * Filings about the symbol, oldest first.
     *
     * @param from [UTC] first moment of acceptance
     * @param to [UTC] first moment after it
     * @param seenAt [UTC] when it is asked: whatever moment a vendor tells, what it tells was known then
     * @return empty when the vendor does not know the symbol
     */
    Optional<List<Filing>> filings(Symbol symbol, Instant from, Instant to, Instant seenAt);
}
