package io.bellwether.execution.app.order;

import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.OrderEvent;
import io.bellwether.execution.domain.OrderState;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The desk's orders and their life. Calls that change something need a transaction around them.
 *
 * <p>Whoever locks both takes the desk's lock before an order's.
 */
public interface Orders {
    /**
     * Makes every later caller for the same desk wait until this transaction ends: numbers stay unique, and a halt
     * cannot come between a check and what follows from it.
     */
    void lockDesk(DeskId desk);

    /**
     * Writes the order down with the session's next number, state CREATED and its first event. Finding out whether it
     * was written before is the caller's task, under the desk's lock.
     */
    TradeOrder create(NewOrder order);

    /**
     * Writes down a stop that is to stand at the broker, like {@link #create}. Its number is 500 more than that of the
     * session's last other order in the symbol, so that it does not depend on which of several orders was executed
     * first; where there is none, or it is taken, it counts from 1001.
     */
    TradeOrder createRestingStop(NewOrder stop);

    /** Stops that stood at the broker and sold shares in the session of that day, by id. */
    List<TradeOrder> restingStopsExecutedOn(DeskId desk, LocalDate tradingDate);

    /** @throws io.bellwether.kernel.PermanentFault when there is no such order */
    TradeOrder get(String orderId);

    /** The order, or empty when the desk's book does not have it. */
    Optional<TradeOrder> find(String orderId);

    /** The order as it is now, locked until this transaction ends. */
    TradeOrder lock(String orderId);

    /**
     * Moves the order to the state and records the event; an order that is there already stays as it is.
     *
     * @throws io.bellwether.kernel.PermanentFault when the state cannot follow
     */
    TradeOrder transition(String orderId, OrderState next, OrderEvent event);

    /** Sets how many shares are executed so far. */
    TradeOrder filled(String orderId, Quantity filledQuantity);

    /** Changes when the order is meant to trade, and so until when it may leave. */
    TradeOrder retime(String orderId, TimeInForce timing, Optional<Instant> validUntil);

    /** Gives the order another quantity, and its prices in other shares: a split. */
    TradeOrder restate(String orderId, Quantity quantity, UnaryOperator<Price> price);

    /** Cuts an order that did not leave yet to fewer shares and records why. */
    TradeOrder reduce(String orderId, Quantity quantity, OrderEvent event);

    /** Gives a stop that stands the terms that its broker took, and records it. */
    TradeOrder replaced(String orderId, Quantity quantity, Price stop, OrderEvent event);

    /** Notes the broker's own id of the order, the first time it is told. */
    void knownAtBroker(String orderId, String brokerOrderId);

    /** Ids of the desk's orders that did not leave yet and have such an event. */
    Set<String> unsentWith(DeskId desk, OrderEvent.Kind kind);

    /** Appends the event; false when this kind and key are recorded already. */
    boolean record(OrderEvent event);

    /** Everything that happened to the order, oldest first. */
    List<OrderEvent> events(String orderId);

    /** Orders of the desk that may still trade, oldest first. */
    List<TradeOrder> openOrders(DeskId desk);

    /** Orders of one session, by number. */
    List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate, Session session);

    /** Orders of the whole day, oldest first. */
    List<TradeOrder> ordersOf(DeskId desk, LocalDate tradingDate);

    /** Orders that came from the decision, by number. */
    List<TradeOrder> findByDecision(String decisionId);

    /** Names who decided about the order where its history still says that nobody knows; elsewhere it changes nothing. */
    void nameDecider(String orderId, String unknownYet, String actor);

    /** Session in which a protective stop of each symbol last sold anything, from the date on. */
    Map<Symbol, LocalDate> stoppedOutSince(DeskId desk, LocalDate date);
}
