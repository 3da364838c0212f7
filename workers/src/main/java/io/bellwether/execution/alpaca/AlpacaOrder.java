package io.bellwether.execution.alpaca;

import io.bellwether.execution.domain.BrokerOrder.State;
import io.bellwether.platform.vendor.VendorPart;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as Alpaca writes it. A replaced order is one of several: each names the one that came after it.
 *
 * @param id Alpaca's id
 * @param clientId ours
 * @param status as written
 * @param symbol what is traded
 * @param side {@code buy} or {@code sell}
 * @param type {@code market}, {@code limit}, {@code stop}, ...
 * @param timing {@code day}, {@code gtc}, ...
 * @param quantity [shares]
 * @param filled [shares]
 * @param limit [USD per share]
 * @param stop [USD per share]
 * @param replacedBy Alpaca's id of the order that took its place
 */
record AlpacaOrder(
        String id,
        String clientId,
        String status,
        String symbol,
        String side,
        String type,
        String timing,
        BigDecimal quantity,
        BigDecimal filled,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> stop,
        Optional<String> replacedBy) {

    static AlpacaOrder of(VendorPart part) {
        return new AlpacaOrder(
                part.field("id").text(),
                part.field("client_order_id").text(),
                part.field("status").text(),
                part.field("symbol").text(),
                part.field("side").text(),
                part.field("type").text(),
                part.field("time_in_force").text(),
                part.field("qty").findNumber().orElse(BigDecimal.ZERO),
                part.field("filled_qty").findNumber().orElse(BigDecimal.ZERO),
                part.field("limit_price").findNumber(),
                part.field("stop_price").findNumber(),
                part.field("replaced_by").findText());
    }

    boolean isOpen() {
        return switch (status) {
            case "filled", "canceled", "expired", "replaced", "rejected", "suspended" -> false;
            case "done_for_day" -> standsOn();
            default -> true;
        };
    }

    /** Whether the end of a day is not its end. */
    private boolean standsOn() {
        return timing.equals("gtc");
    }

    boolean isBeingCancelled() {
        return status.equals("pending_cancel");
    }

    /**
     * Where it stands.
     *
     * @param marketOpen whether what was accepted is worked on, or waits for the open
     */
    State state(boolean marketOpen) {
        return switch (status) {
            case "filled" -> State.FILLED;
            case "canceled", "replaced", "rejected", "suspended" -> State.CANCELLED;
            case "expired" -> State.EXPIRED;
            case "done_for_day" -> standsOn() ? State.QUEUED : State.EXPIRED;
            case "pending_cancel" -> State.PENDING_CANCEL;
            case "accepted", "pending_new", "accepted_for_bidding" -> marketOpen ? State.WORKING : State.QUEUED;
            default -> marketOpen || filled.signum() > 0 ? State.WORKING : State.QUEUED;
        };
    }

    boolean stopIs(Optional<BigDecimal> other) {
        return same(stop, other);
    }

    boolean limitIs(Optional<BigDecimal> other) {
        return same(limit, other);
    }

    private static boolean same(Optional<BigDecimal> one, Optional<BigDecimal> other) {
        return one.isPresent() == other.isPresent()
                && one.filter(value -> value.compareTo(other.orElseThrow()) != 0)
                        .isEmpty();
    }
}
