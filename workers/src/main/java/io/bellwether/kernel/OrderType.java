package io.bellwether.kernel;

/** How an order meets the market. */
public enum OrderType {
    MARKET,
    LIMIT,
    STOP
}
