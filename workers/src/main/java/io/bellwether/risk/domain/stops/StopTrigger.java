package io.bellwether.risk.domain.stops;

import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;

/**
 * A protective stop that was reached.
 *
 * @param symbol the position
 * @param quantity [shares] all that is held
 * @param stop the stop
 * @param observed the price that reached it
 * @param type MARKET: sell at once; STOP: sell at the stop within the day's range
 * @param reason one short sentence for people
 */
public record StopTrigger(
        Symbol symbol, Quantity quantity, Price stop, Price observed, OrderType type, String reason) {}
