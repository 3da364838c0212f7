package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The quotes that a daily bar yields. A daily bar knows no path, so between the open and the close the open stays the
 * last known price. A bar without volume yields none: nothing traded; only a benchmark, often an index without volume,
 * is quoted all the same.
 */
public final class SessionQuotes {
    private SessionQuotes() {}

    /** Quotes of the session known at {@code asOf}, oldest first: none before the open, OPEN from then on, CLOSE at the close. */
    public static List<LastPrice> of(Instrument instrument, Bar bar, ExchangeHours day, Instant asOf) {
        List<LastPrice> quotes = new ArrayList<>();
        boolean traded = bar.volume() > 0 || instrument.benchmark();
        Symbol symbol = instrument.symbol();
        if (traded && !asOf.isBefore(day.open())) {
            quotes.add(new LastPrice(symbol, day.open(), bar.open(), LastPrice.Kind.OPEN));
        }
        if (traded && !asOf.isBefore(day.close())) {
            quotes.add(new LastPrice(symbol, day.close(), bar.close(), LastPrice.Kind.CLOSE));
        }
        return List.copyOf(quotes);
    }
}
