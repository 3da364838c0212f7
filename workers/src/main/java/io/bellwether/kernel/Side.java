package io.bellwether.kernel;

/** Direction of an order or a fill. */
public enum Side {
    BUY,
    SELL
}
