package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;

/**
 * A symbol of a market data set.
 *
 * @param symbol the ticker
 * @param name for people, may be empty
 * @param sector may be empty
 * @param benchmark whether it is the yardstick and not traded
 */
public record Instrument(Symbol symbol, String name, String sector, boolean benchmark) {}
