package io.bellwether.execution.app.order;

import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.kernel.Counted;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Other terms of a stop that stands, as its history knows them: asked for before the broker is, so that an answer that
 * was lost is understood when the broker tells of the order again.
 *
 * @param quantity [shares] all of the order, executed ones included
 * @param stop [USD per share] the trigger
 * @param askedAt [UTC] when
 */
public record Replacement(Quantity quantity, Price stop, Instant askedAt) {
    /** The latest request of the history for so many shares: a later one may have come too late. */
    public static Optional<Replacement> askedFor(List<OrderEvent> history, Quantity quantity) {
        return history.stream()
                .filter(event -> event.kind() == OrderEvent.Kind.REPLACE_REQUESTED)
                .map(Replacement::of)
                .filter(asked -> asked.quantity().equals(quantity))
                .reduce((earlier, later) -> later);
    }

    public OrderEvent asked(String orderId) {
        return new OrderEvent(
                orderId,
                OrderEvent.Kind.REPLACE_REQUESTED,
                key(),
                askedAt,
                "desk",
                "%s at %s asked for".formatted(Counted.of(quantity.toString(), "share"), stop));
    }

    public OrderEvent done(String orderId, Instant asOf) {
        return new OrderEvent(
                orderId,
                OrderEvent.Kind.REPLACED,
                key(),
                asOf,
                "broker",
                "Now %s at %s".formatted(Counted.of(quantity.toString(), "share"), stop));
    }

    private String key() {
        return "%s@%s@%s".formatted(quantity, stop, askedAt);
    }

    private static Replacement of(OrderEvent event) {
        String[] parts = event.key().split("@");
        return new Replacement(Quantity.of(parts[0]), Price.of(parts[1]), Instant.parse(parts[2]));
    }
}
