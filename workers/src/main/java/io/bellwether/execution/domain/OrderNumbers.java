package io.bellwether.execution.domain;

import io.bellwether.kernel.SessionRef;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/**
 * Numbers of the orders of one session of one desk: from 1 in the order in which they are written down; a resting stop has
 * {@value #FOR_ORDERS} more than the order it follows, and without one it counts from {@value #FOR_REST} + 1.
 */
public final class OrderNumbers {
    /** The last number of an order that is no resting stop. */
    public static final int FOR_ORDERS = 500;

    /** The last number of a resting stop that follows an order. */
    public static final int FOR_REST = 1000;

    private OrderNumbers() {}

    /** The order's id {@code <deskId>-<yyyymmdd>-<session>-<n>}. */
    public static String id(SessionRef session, int n) {
        return session.key() + "-" + n;
    }

    /**
     * The number of a resting stop.
     *
     * @param followed the session's last other order in its symbol
     * @param isTaken whether an order of the session has the number
     * @param highestOfRest the highest number beyond {@link #FOR_REST} that is taken, else {@link #FOR_REST}
     */
    public static int ofRestingStop(Optional<Integer> followed, IntPredicate isTaken, IntSupplier highestOfRest) {
        return followed.map(n -> FOR_ORDERS + n)
                .filter(n -> !isTaken.test(n))
                .orElseGet(() -> highestOfRest.getAsInt() + 1);
    }
}
