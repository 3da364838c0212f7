package io.bellwether.execution.domain.exchange;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * How a cancel takes effect.
 *
 * @param delay business time until then; zero: at once
 * @param fill part of what is left that is executed before [0..1]
 */
public record CancelManner(Duration delay, Optional<BigDecimal> fill) {
    /** As an exchange without troubles does it. */
    public static final CancelManner AT_ONCE = new CancelManner(Duration.ZERO, Optional.empty());

    boolean isAtOnce() {
        return delay.isZero() && fill.isEmpty();
    }
}
