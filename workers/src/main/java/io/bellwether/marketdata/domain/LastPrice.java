package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * The last price known of a symbol at a moment.
 *
 * @param symbol the symbol
 * @param asOf [UTC] moment of the price, never after the moment it was asked for
 * @param price the price
 * @param kind which moment of the session it belongs to
 * @param spread best bid and offer of the moment, where the source tells them; the price lies between the two
 */
public record LastPrice(Symbol symbol, Instant asOf, Price price, Kind kind, Optional<Spread> spread) {
    /** A price without bid and ask, as daily bars have it. */
    public LastPrice(Symbol symbol, Instant asOf, Price price, Kind kind) {
        this(symbol, asOf, price, kind, Optional.empty());
    }

    /** Which moment of the session a quote belongs to. */
    public enum Kind {
        OPEN,
        INTRADAY,
        CLOSE
    }
}
