package io.bellwether.decision.domain;

/** What a proposed trade does. */
public enum Action {
    BUY,
    SELL,
    HOLD
}
