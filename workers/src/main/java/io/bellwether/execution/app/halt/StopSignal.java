package io.bellwether.execution.app.halt;

import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.OutsideCall;
import java.time.LocalDate;

/**
 * Tells the engine what an emergency stop concerns. Each message reaches who waits for it at that moment or nobody; the
 * receiver acknowledges in the database, and what is not acknowledged is told again.
 *
 * <p>Every call throws {@link io.bellwether.kernel.TransientFault} when the engine cannot be reached.
 */
@OutsideCall
public interface StopSignal {
    /** Publishes {@code emergency-stop}, which starts the halt's process; while that runs, repeats start nothing. */
    void publish(StandingHalt halt);

    /** Publishes {@code flatten-requested} to the halt's process. */
    void sell(StandingHalt halt);

    /** Publishes {@code trading-day-stopped} to the instance that runs the desk's day. */
    void stopDay(DeskId desk, LocalDate date, long haltId);

    /** Publishes {@code rebalance-stopped} to the instance that runs the rebalancing. */
    void stopRebalance(String rebalanceId, long haltId);
}
