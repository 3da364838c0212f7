package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * What a vendor says of a symbol at a moment. Whether it may be traded on is judged elsewhere: it may be old, crossed or
 * half.
 *
 * @param symbol the symbol
 * @param bid best bid; empty when there is none
 * @param ask best offer; empty when there is none
 * @param quotedAt [UTC] moment of bid and ask
 * @param last last trade; empty when the vendor tells none
 * @param tradedAt [UTC] moment of the last trade
 * @param open first trade of the session; empty when the vendor does not tell it
 */
public record SourceQuote(
        Symbol symbol,
        Optional<Price> bid,
        Optional<Price> ask,
        Optional<Instant> quotedAt,
        Optional<Price> last,
        Optional<Instant> tradedAt,
        Optional<Price> open) {
    public SourceQuote {
        if (quotedAt.isEmpty() && (bid.isPresent() || ask.isPresent())) {
            throw new IllegalArgumentException("a bid or an ask of " + symbol + " needs its moment");
        }
        if (last.isPresent() != tradedAt.isPresent()) {
            throw new IllegalArgumentException("the last trade of " + symbol + " needs both price and moment");
        }
    }
}
