package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.time.Instant;

/**
 * The last price known of a symbol at a moment.
 *
 * @param symbol the symbol
 * @param asOf [UTC] moment of the price, never after the moment it was asked for
 * @param price the price
 * @param kind which moment of the session it belongs to
 */
public record LastPrice(Symbol symbol, Instant asOf, Price price, Kind kind) {

    /** Which moment of the session a quote belongs to. */
    public enum Kind {
        OPEN,
        INTRADAY,
        CLOSE
    }
}
