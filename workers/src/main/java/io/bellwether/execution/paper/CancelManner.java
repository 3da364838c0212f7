package io.bellwether.execution.paper;

import io.bellwether.execution.app.BrokerTroubles.Kind;
import io.bellwether.execution.app.BrokerTroubles.Trouble;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a cancel takes effect.
 *
 * @param delay business time until then; zero: at once
 * @param fill part of what is left that is executed before [0..1]
 */
record CancelManner(Duration delay, Optional<BigDecimal> fill) {
    static final CancelManner AT_ONCE = new CancelManner(Duration.ZERO, Optional.empty());

    /** As the trouble that meets the cancel has it. */
    static CancelManner of(List<Trouble> met) {
        Duration delay = met.stream()
                .filter(trouble -> trouble.kind() == Kind.LATE_CANCEL || trouble.kind() == Kind.FILL_ON_CANCEL)
                .map(Trouble::delay)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Optional<BigDecimal> fill = met.stream()
                .filter(trouble -> trouble.kind() == Kind.FILL_ON_CANCEL)
                .map(Trouble::share)
                .findFirst();
        return new CancelManner(delay, fill);
    }

    boolean isAtOnce() {
        return delay.isZero() && fill.isEmpty();
    }
}
