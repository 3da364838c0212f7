package io.bellwether.desk.app;

import io.bellwether.desk.domain.StandingHalt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Which halts a process serves and how far it is; kept with the halts, so that none is forgotten. Every call may be
 * repeated; calls for a halt that was released change nothing.
 */
public interface HaltService {
    /** Halts in force, set at least 2 seconds ago, that no process has taken over; oldest first. */
    List<StandingHalt> unserved();

    /** Halts that a process serves and that are to be sold, which it has not begun; none told within 5 seconds. */
    List<StandingHalt> unsold();

    /**
     * Lets a process instance serve the halt. A second instance that was started with the same key takes over, since
     * the engine starts one only when the first is gone.
     *
     * @param startedByKey whether the instance was started with {@link StandingHalt#key}
     * @return false when another instance serves the halt, or it was released
     */
    boolean serve(long haltId, long processInstance, boolean startedByKey);

    /** Notes that the process was told to sell. */
    void toldToSell(long haltId);

    /** Notes that the process has begun to sell. */
    void selling(long haltId);

    /** Notes how many orders may still trade, and why they are not cancelled; empty text when nothing is wrong. */
    void ordersLeft(long haltId, int orders, String trouble, Instant asOf);

    /** Notes that the broker confirmed that no order is open; the first time stands. */
    void cancelled(long haltId, Instant asOf);

    /** Notes how many shares are still held, and why they are not sold; empty text when nothing is wrong. */
    void sharesLeft(long haltId, BigDecimal shares, String trouble, Instant asOf);
}
