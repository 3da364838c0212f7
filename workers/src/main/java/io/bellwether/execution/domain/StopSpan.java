package io.bellwether.execution.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * How long an emergency stop has been trying to finish one thing.
 *
 * @param since [UTC] when the process began to try
 * @param now [UTC] when it tries this time, business time
 * @param tried [UTC] when it tries this time, the engine's time
 */
public record StopSpan(Instant since, Instant now, Instant tried) {
    /** Time since the first try, by the engine's clock; never negative. */
    public Duration length() {
        Duration length = Duration.between(since, tried);
        return length.isNegative() ? Duration.ZERO : length;
    }
}
