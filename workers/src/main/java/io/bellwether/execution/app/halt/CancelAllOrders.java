package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.execution.app.broker.Brokers;
import io.bellwether.execution.app.order.Cancellation;
import io.bellwether.execution.app.order.ForgottenOrders;
import io.bellwether.execution.app.order.OrderNews;
import io.bellwether.execution.app.order.Orders;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.StopPatience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes back every open order of a halted desk, those that wait for approval or for the next open too. A broker that
 * cannot be reached, or refuses, is no fault here but part of the answer: the process repeats this until the broker
 * confirms, and people are told again and again. Safe to run twice.
 */
@Service
public class CancelAllOrders {
    private static final Logger log = LoggerFactory.getLogger(CancelAllOrders.class);

    private final Orders orders;
    private final Brokers brokers;
    private final Cancellation cancellation;
    private final ForgottenOrders forgotten;
    private final OrderNews news;
    private final Halts halts;
    private final HaltService service;
    private final UnfinishedStopAlert alert;
    private final StopPatience patience;

    CancelAllOrders(
            Orders orders,
            Brokers brokers,
            Cancellation cancellation,
            ForgottenOrders forgotten,
            OrderNews news,
            Halts halts,
            HaltService service,
            UnfinishedStopAlert alert,
            StopPatience patience) {
        this.orders = orders;
        this.brokers = brokers;
        this.cancellation = cancellation;
        this.forgotten = forgotten;
        this.news = news;
        this.halts = halts;
        this.service = service;
        this.alert = alert;
        this.patience = patience;
    }

    /**
     * How far the cancelling is.
     *
     * @param allCancelled whether neither the broker nor the desk's book has an open order left
     * @param ordersLeft orders that may still trade
     * @param retryIn how long to wait before it is tried again
     */
    public record Result(boolean allCancelled, int ordersLeft, Duration retryIn) {}

    /**
     * Tries once. A halt that is not in force any more cancels nothing: the desk may trade again.
     *
     * @param haltId number of the halt; empty in a process from before halts had numbers
     * @param span since when the process has been trying, and now
     */
    public Result run(DeskId desk, Optional<Long> haltId, StopSpan span) {
        return (haltId.isPresent() ? halts.standing(haltId.get()) : halts.standing(desk))
                .map(halt -> cancel(halt, span))
                .orElseGet(() -> new Result(true, 0, patience.longestWait()));
    }

    private Result cancel(StandingHalt halt, StopSpan span) {
        DeskId desk = halt.desk();
        List<String> troubles = new ArrayList<>();
        for (TradeOrder order : orders.openOrders(desk)) {
            attempt(troubles, () -> {
                cancellation.cancel(order, span.now(), "The desk was stopped");
                news.updated(order.id());
                return order;
            });
        }
        attempt(troubles, () -> {
            forgotten.takeBack(desk, span.now());
            return desk;
        });
        Optional<Set<String>> atBroker = attempt(troubles, () -> openAtBroker(desk, span));
        Set<String> left = new HashSet<>(atBroker.orElse(Set.of()));
        orders.openOrders(desk).forEach(order -> left.add(order.id()));
        boolean all = atBroker.isPresent() && left.isEmpty();
        String trouble = troubles.isEmpty() ? "" : troubles.getFirst();
        service.ordersLeft(halt.id(), left.size(), trouble, span.now());
        if (all) {
            service.cancelled(halt.id(), span.now());
        } else {
            alert.notCancelled(desk, halt.id(), span, left.size(), trouble);
        }
        return new Result(all, left.size(), patience.nextWait(span.length()));
    }

    private Set<String> openAtBroker(DeskId desk, StopSpan span) {
        Set<String> open = new HashSet<>();
        brokers.of(desk).openOrders(desk, span.now()).forEach(order -> open.add(order.clientOrderId()));
        return open;
    }

    /** One order that cannot be cancelled keeps no other from being cancelled. */
    private static <T> Optional<T> attempt(List<String> troubles, Supplier<T> step) {
        try {
            return Optional.of(step.get());
        } catch (RuntimeException e) {
            log.warn("a step of cancelling failed, it is tried again: {}", e.toString());
            troubles.add(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
            return Optional.empty();
        }
    }
}
