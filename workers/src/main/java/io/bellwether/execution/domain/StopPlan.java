package io.bellwether.execution.domain;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Position;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What must change so that each position's stop stands at the broker exactly once, for the shares that no other sell
 * binds there.
 *
 * @param takeBack resting stops that fit no position as it is now
 * @param move resting stops that fit their position once they have other terms
 * @param place stops that are missing, by symbol
 * @param send stops that were written down but did not reach the broker for sure
 */
public record StopPlan(List<TradeOrder> takeBack, List<Move> move, List<Stop> place, List<TradeOrder> send) {
    /**
     * A stop that is to stand.
     *
     * @param symbol the position
     * @param quantity [shares] &gt; 0
     * @param price [USD per share] the trigger
     */
    public record Stop(Symbol symbol, Quantity quantity, Price price) {}

    /**
     * A stop that stands and is to stand otherwise.
     *
     * @param order the stop as it stands
     * @param to what it is to be; its quantity is what is left to execute
     */
    public record Move(TradeOrder order, Stop to) {}

    public StopPlan {
        takeBack = List.copyOf(takeBack);
        move = List.copyOf(move);
        place = List.copyOf(place);
        send = List.copyOf(send);
    }

    /** Whether everything stands as it should. */
    public boolean isEmpty() {
        return takeBack.isEmpty() && move.isEmpty() && place.isEmpty() && send.isEmpty();
    }

    /**
     * Compares what stands with what should. A stop whose cancel is under way stands no more, but binds its shares until
     * the broker confirms it.
     *
     * @param positions what is held
     * @param open the desk's open orders in the same symbols
     * @param asking ids of sells that did not leave yet and wait for the shares of a stop
     * @param today orders of the day: a stop that was refused today is not tried again
     * @param fractional whether fractions of a share are traded
     */
    public static StopPlan of(
            List<Position> positions,
            List<TradeOrder> open,
            Set<String> asking,
            List<TradeOrder> today,
            boolean fractional) {
        List<Stop> wanted = positions.stream()
                .sorted(Comparator.comparing(Position::symbol))
                .flatMap(position -> wanted(position, open, asking, fractional).stream())
                .toList();
        List<TradeOrder> takeBack = new ArrayList<>();
        List<Move> move = new ArrayList<>();
        List<TradeOrder> send = new ArrayList<>();
        Set<Symbol> standing = new HashSet<>();
        for (TradeOrder order : open) {
            if (!order.isRestingStop() || order.state() == OrderState.CANCEL_PENDING) {
                continue;
            }
            boolean first = standing.add(order.symbol());
            Optional<Stop> other = wanted.stream()
                    .filter(stop -> stop.symbol().equals(order.symbol()))
                    .findFirst();
            if (!first || other.isEmpty()) {
                takeBack.add(order);
            } else if (!isFor(order, other.get())) {
                if (order.state() == OrderState.WORKING || order.state() == OrderState.QUEUED) {
                    move.add(new Move(order, other.get()));
                } else {
                    takeBack.add(order);
                }
            } else if (order.state() == OrderState.CREATED || order.state() == OrderState.SUBMITTED) {
                send.add(order);
            }
        }
        List<Stop> place = wanted.stream()
                .filter(stop -> !standing.contains(stop.symbol()))
                .filter(stop -> today.stream().noneMatch(order -> wasRefused(order, stop)))
                .toList();
        return new StopPlan(takeBack, move, place, send);
    }

    private static Optional<Stop> wanted(
            Position position, List<TradeOrder> open, Set<String> asking, boolean fractional) {
        Quantity bound = open.stream()
                .filter(order -> order.symbol().equals(position.symbol())
                        && order.side() == Side.SELL
                        && (order.isRestingStop()
                                ? order.state() == OrderState.CANCEL_PENDING
                                : order.state().mayBeAtBroker() || asking.contains(order.id())))
                .map(TradeOrder::openQuantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        if (bound.compareTo(position.quantity()) >= 0) {
            return Optional.empty();
        }
        Quantity free = position.quantity().minus(bound);
        Quantity shares = fractional ? free : new Quantity(free.value().setScale(0, RoundingMode.DOWN));
        return position.stop()
                .filter(price -> shares.isPositive())
                .map(price -> new Stop(position.symbol(), shares, price));
    }

    private static boolean isFor(TradeOrder order, Stop stop) {
        return order.symbol().equals(stop.symbol())
                && order.openQuantity().equals(stop.quantity())
                && order.stopPrice().equals(Optional.of(stop.price()));
    }

    private static boolean wasRefused(TradeOrder order, Stop stop) {
        return order.isRestingStop() && order.state() == OrderState.REJECTED && isFor(order, stop);
    }
}
