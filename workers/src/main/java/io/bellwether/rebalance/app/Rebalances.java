package io.bellwether.rebalance.app;

import io.bellwether.execution.app.halt.RunningRebalances;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.rebalance.domain.Rebalance;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Rebalancings that were asked for, and how far they are. */
public interface Rebalances extends RunningRebalances {
    /** @throws io.bellwether.kernel.PermanentFault when there is no such rebalancing */
    Rebalance get(String id);

    /** The rebalancing that the desk's caller names so. */
    Optional<Rebalance> findByKey(DeskId desk, String key);

    /** The rebalancing of the desk and day that has not ended. */
    Optional<Rebalance> underWay(DeskId desk, LocalDate tradingDate);

    /**
     * Writes a request down with the day's next number; needs the desk's lock.
     *
     * @param key empty to name it by its id
     */
    Rebalance create(
            DeskId desk,
            LocalDate tradingDate,
            Optional<String> key,
            Rebalance.Wish wish,
            String requestedBy,
            Instant asOf);

    /**
     * Claims it for a process instance.
     *
     * @return false when another instance has it or it has ended
     */
    boolean claim(String id, long processInstance);

    /** Ends it once; the first end stands. */
    void end(String id, Rebalance.State state, String detail, Instant asOf);

    /** Writes down what the desk was worth after it [USD]; the first time stands. */
    void valued(String id, Money cash, Money equity);
}
