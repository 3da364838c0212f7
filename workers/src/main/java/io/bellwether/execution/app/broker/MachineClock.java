package io.bellwether.execution.app.broker;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.domain.BrokerClock;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ClockProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Compares this machine's clock with a broker's. A desk with real money sends nothing while the two differ: what must
 * leave before an end, and what is good for a session, would be judged by a wrong time. A desk on paper goes on, and people
 * are told.
 */
@Component
public class MachineClock {
    private final Desks desks;
    private final InstantSource clock;
    private final Duration tolerance;

    public MachineClock(Desks desks, InstantSource clock, ClockProperties properties) {
        this.desks = desks;
        this.clock = clock;
        this.tolerance = properties.tolerance();
    }

    /** How far this machine is from the broker, a sentence, where that is more than is allowed; empty when it is not. */
    public Optional<String> wrong(Broker broker, DeskId desk) {
        Instant asked = clock.instant();
        BrokerClock theirs = broker.clock(desk, asked);
        return wrong(asked, clock.instant(), theirs.at())
                .map(by -> "this machine's clock is %s the clock of %s, which is %s"
                        .formatted(by, broker.name(), theirs.at()));
    }

    /** @throws BpmnErrorException ORDER_REJECTED for a desk with real money when this machine's clock is wrong */
    public void requireRight(Broker broker, DeskId desk) {
        if (desks.get(desk).mode() == Desk.Mode.LIVE) {
            wrong(broker, desk).ifPresent(why -> {
                throw new BpmnErrorException(
                        "ORDER_REJECTED", why + "; no order with real money leaves until it is right");
            });
        }
    }

    /** The broker answered between two looks at our clock: only what lies outside of both is a difference. */
    private Optional<String> wrong(Instant asked, Instant answered, Instant theirs) {
        if (theirs.isBefore(asked.minus(tolerance))) {
            return Optional.of(
                    "%d s ahead of".formatted(Duration.between(theirs, asked).toSeconds()));
        }
        return theirs.isAfter(answered.plus(tolerance))
                ? Optional.of("%d s behind"
                        .formatted(Duration.between(answered, theirs).toSeconds()))
                : Optional.empty();
    }
}
