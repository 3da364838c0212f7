package io.bellwether.risk.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;

/**
 * An order of the desk that may still trade.
 *
 * @param symbol what it trades
 * @param side buy or sell
 * @param quantity [shares] not yet executed
 * @param price [USD per share] limit, or the price it was sized with
 */
public record OpenOrder(Symbol symbol, Side side, Quantity quantity, Price price) {}
