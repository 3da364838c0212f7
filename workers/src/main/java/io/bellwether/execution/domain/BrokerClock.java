package io.bellwether.execution.domain;

import java.time.Instant;

/**
 * The time as a broker tells it.
 *
 * @param at [UTC] now
 * @param open whether the market is open
 * @param nextOpen [UTC] when it opens next
 * @param nextClose [UTC] when it closes next
 */
public record BrokerClock(Instant at, boolean open, Instant nextOpen, Instant nextClose) {}
