package io.bellwether.execution.memory;

import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The orders of one desk, found by what is asked: the open ones, a day's, a session's, the stops that sold. */
final class DeskOrders {
    /** As {@code trade_order} is read: the session by its name. */
    private static final Comparator<OrderRow> OLDEST_FIRST = Comparator.comparing(
                    (OrderRow row) -> row.order().createdAsOf())
            .thenComparing(row -> row.order().session().name())
            .thenComparing(row -> row.order().n())
            .thenComparing(row -> row.order().id());

    private final NavigableSet<OrderRow> open = new TreeSet<>(OLDEST_FIRST);
    private final Map<LocalDate, NavigableSet<OrderRow>> byDate = new HashMap<>();
    private final Map<SessionOfDay, NavigableMap<Integer, OrderRow>> bySession = new HashMap<>();
    private final Map<LocalDate, NavigableMap<String, OrderRow>> executedOn = new HashMap<>();
    private final Map<Symbol, LocalDate> stoppedOut = new HashMap<>();
    private @Nullable List<TradeOrder> openNow;

    private record SessionOfDay(LocalDate date, Session session) {}

    void add(OrderRow row) {
        TradeOrder order = row.order();
        byDate.computeIfAbsent(order.tradingDate(), date -> new TreeSet<>(OLDEST_FIRST))
                .add(row);
        bySession
                .computeIfAbsent(new SessionOfDay(order.tradingDate(), order.session()), key -> new TreeMap<>())
                .put(order.n(), row);
        stands(row);
    }

    /** The row's order changed. */
    void stands(OrderRow row) {
        boolean wasOpen = open.remove(row);
        if (row.order().state().isOpen()) {
            open.add(row);
            openNow = null;
        } else if (wasOpen) {
            openNow = null;
        }
    }

    /** The first executions of the order, up to the quantity, are in the books. */
    void booked(OrderRow row, List<BrokerExecution> executions, Quantity upTo) {
        TradeOrder order = row.order();
        Quantity booked = Quantity.ZERO;
        for (BrokerExecution execution : executions) {
            booked = booked.plus(execution.quantity());
            if (booked.compareTo(upTo) > 0) {
                return;
            }
            executedOn
                    .computeIfAbsent(execution.tradingDate(), date -> new TreeMap<>())
                    .put(order.id(), row);
            if (order.purpose() == Purpose.STOP) {
                stoppedOut.merge(order.symbol(), execution.tradingDate(), DeskOrders::later);
            }
        }
    }

    Collection<OrderRow> openRows() {
        return Collections.unmodifiableCollection(open);
    }

    List<TradeOrder> open() {
        if (openNow == null) {
            openNow = orders(open);
        }
        return openNow;
    }

    List<TradeOrder> of(LocalDate date) {
        return orders(byDate.getOrDefault(date, Collections.emptyNavigableSet()));
    }

    List<TradeOrder> of(LocalDate date, Session session) {
        return orders(inSession(date, session).values());
    }

    /** The highest number of the session in the range, else its lower end. */
    int highest(LocalDate date, Session session, int above, int upTo) {
        Integer n = inSession(date, session).floorKey(upTo);
        return n == null || n <= above ? above : n;
    }

    /** The highest number up to the given one of the session's orders in the symbol; 0 without any. */
    int last(LocalDate date, Session session, Symbol symbol, int upTo) {
        return inSession(date, session).headMap(upTo, true).descendingMap().values().stream()
                .map(OrderRow::order)
                .filter(order -> order.symbol().equals(symbol))
                .map(TradeOrder::n)
                .findFirst()
                .orElse(0);
    }

    List<TradeOrder> restingStopsExecutedOn(LocalDate date) {
        return executedOn.getOrDefault(date, Collections.emptyNavigableMap()).values().stream()
                .map(OrderRow::order)
                .filter(TradeOrder::isRestingStop)
                .toList();
    }

    Map<Symbol, LocalDate> stoppedOutSince(LocalDate since) {
        Map<Symbol, LocalDate> found = new HashMap<>();
        stoppedOut.forEach((symbol, date) -> {
            if (!date.isBefore(since)) {
                found.put(symbol, date);
            }
        });
        return found;
    }

    private NavigableMap<Integer, OrderRow> inSession(LocalDate date, Session session) {
        return bySession.getOrDefault(new SessionOfDay(date, session), Collections.emptyNavigableMap());
    }

    private static List<TradeOrder> orders(Collection<OrderRow> rows) {
        return rows.stream().map(OrderRow::order).toList();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
