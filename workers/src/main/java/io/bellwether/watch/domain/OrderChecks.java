package io.bellwether.watch.domain;

import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.watch.domain.DatabaseView.Order;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The desk's book beside its broker. */
final class OrderChecks {
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    Stream<Condition> in(Observation sight) {
        return sight.database().stream(database -> sight.brokers().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream(broker -> {
                    Map<String, Order> book = database.orders().stream()
                            .filter(order -> order.desk().equals(entry.getKey()))
                            .collect(Collectors.toMap(Order::id, Function.identity()));
                    return Stream.concat(
                            unexplained(sight, entry.getKey(), broker, book),
                            missing(sight.at(), entry.getKey(), broker.missing()));
                })));
    }

    private Stream<Condition> unexplained(Observation sight, DeskId desk, BrokerView broker, Map<String, Order> book) {
        Set<String> found = new TreeSet<>(broker.unknown());
        broker.working().stream()
                .filter(id -> !isExplained(sight, book.get(id)))
                .forEach(found::add);
        return found.isEmpty()
                ? Stream.empty()
                : Stream.of(Condition.of(
                        "orders-unexplained:" + desk,
                        Kind.ORDER_UNEXPLAINED,
                        sight.at(),
                        desk,
                        "%d order(s) at the broker that nobody answers for".formatted(found.size()),
                        "Open at the broker: %s. The book does not have them open, or no process works on them and they are no resting stop. They may still trade. Cancel them at the broker, or pull the stop, which cancels everything: ./bellwether stop --desk %s --reason \"orders nobody answers for\""
                                .formatted(Words.list(found), desk),
                        ""));
    }

    /**
     * A stop stands at the broker without a process; an order for the next open waits there until that open; any other
     * is carried by a process, if the engine's search can say so.
     */
    private boolean isExplained(Observation sight, @org.jspecify.annotations.Nullable Order order) {
        if (order == null || order.timing() == TimeInForce.GOOD_TILL_CANCELLED) {
            return true;
        }
        LocalDate today = sight.at().atZone(ExchangeCalendar.ZONE).toLocalDate();
        if (order.timing() == TimeInForce.NEXT_OPEN
                && !calendar.next(order.tradingDate()).isBefore(today)) {
            return true;
        }
        return sight.processes()
                .value()
                .map(view -> view.carriedOrders().contains(order.id()))
                .orElse(true);
    }

    private static Stream<Condition> missing(Instant now, DeskId desk, Set<String> missing) {
        return missing.isEmpty()
                ? Stream.empty()
                : Stream.of(Condition.of(
                        "orders-not-at-broker:" + desk,
                        Kind.ORDER_NOT_AT_BROKER,
                        now,
                        desk,
                        "%d order(s) that the broker does not have".formatted(missing.size()),
                        "Open in the book and not at the broker: %s. A stop among them does not protect its position. Look at the broker's own pages; the next session's reconciliation books what happened and sets stops again."
                                .formatted(Words.list(missing)),
                        ""));
    }
}
