package io.bellwether.watch.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.time.Instant;

/**
 * What a symbol costs now, for people to see; no decision is made on it.
 *
 * @param price of the last trade, or the middle of bid and ask where that is newer
 * @param at [UTC] when it was made
 * @param source who told it
 */
public record LivePrice(Symbol symbol, Price price, Instant at, String source) {}
