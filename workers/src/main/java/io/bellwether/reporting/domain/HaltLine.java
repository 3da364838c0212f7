package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The emergency stop in force.
 *
 * @param reason why
 * @param requestedBy who or what pulled it
 * @param flatten whether positions are sold
 * @param asOf [UTC] since when
 * @param served whether a process serves it: cancels, sells and waits for the release
 * @param cancelled whether the broker confirmed that no order is open
 * @param ordersLeft orders that may still trade; empty before they were counted
 * @param sharesLeft [shares] still to be sold; empty while nobody sells
 * @param trouble why it did not get further; empty text when it does
 */
public record HaltLine(
        String reason,
        String requestedBy,
        boolean flatten,
        Instant asOf,
        boolean served,
        boolean cancelled,
        Optional<Integer> ordersLeft,
        Optional<BigDecimal> sharesLeft,
        String trouble) {
    /** How far it is, in words. */
    public String progress() {
        if (!served) {
            return "The process that cancels its orders has not begun.";
        }
        if (!cancelled) {
            return ordersLeft
                    .map(left -> left == 0
                            ? "The broker is asked to confirm that no order is open."
                            : left == 1
                                    ? "1 order may still trade; it is being cancelled."
                                    : "%d orders may still trade; they are being cancelled.".formatted(left))
                    .orElse("Its orders are being cancelled.");
        }
        if (!flatten) {
            return "Every order is cancelled; the positions are kept.";
        }
        return sharesLeft
                .map(left -> left.signum() == 0
                        ? "Every order is cancelled and every position is sold."
                        : "Every order is cancelled; %s still to be sold."
                                .formatted(
                                        left.compareTo(BigDecimal.ONE) == 0
                                                ? "1 share is"
                                                : new Figures().shares(left) + " shares are"))
                .orElse("Every order is cancelled; selling begins.");
    }
}
