package io.bellwether.desk.domain;

import io.bellwether.kernel.DeskId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A halt with its number, and how far the process that serves it is.
 *
 * @param id number of the halt; the message {@code emergency-stop} is correlated by {@link #key}
 * @param desk the halted desk
 * @param halt who halted it, when and why
 * @param processInstance the instance of {@code emergency-stop} that serves it, if one does
 * @param cancelledAsOf [UTC] when the broker had confirmed that no order is open
 * @param progress how far cancelling and selling are
 */
public record StandingHalt(
        long id,
        DeskId desk,
        Halt halt,
        Optional<Long> processInstance,
        Optional<Instant> cancelledAsOf,
        Progress progress) {

    /**
     * How far cancelling and selling are.
     *
     * @param ordersLeft orders that may still trade; empty before they were counted
     * @param sharesLeft shares that are still to be sold; empty while nobody sells
     * @param trouble why it did not get further; empty text when it does
     * @param asOf [UTC] when this was so
     */
    public record Progress(
            Optional<Integer> ordersLeft, Optional<BigDecimal> sharesLeft, String trouble, Optional<Instant> asOf) {}

    /** Correlation key of the message that starts its process: one process per halt. */
    public String key() {
        return desk + ":" + id;
    }
}
