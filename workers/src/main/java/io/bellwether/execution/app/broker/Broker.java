package io.bellwether.execution.app.broker;

import io.bellwether.execution.domain.BrokerAbilities;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerClock;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A broker, as a desk uses it. Every call may be repeated: the client order id is the natural key.
 *
 * <p>Faults: {@link io.bellwether.kernel.BpmnErrorException} with code ORDER_REJECTED, INSUFFICIENT_FUNDS or MARKET_CLOSED;
 * {@link io.bellwether.kernel.TransientFault} when the broker cannot be reached.
 */
@OutsideCall
public interface Broker {
    /** Name in a desk's settings, e.g. {@code paper}. */
    @OutsideCall.Local
    String name();

    /** What it can do; nobody asks for its name to find out. */
    @OutsideCall.Local
    BrokerAbilities abilities();

    /** Sends the order; a second call with the same client order id returns the order as it is. */
    BrokerOrder submit(OrderTicket ticket, Instant asOf);

    /** The order with what the market did to it until the moment. */
    Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf);

    /**
     * Asks to cancel what is still open of the order. The answer is a fact only as far as its state says so:
     * PENDING_CANCEL is a request under way, CANCELLED or EXPIRED is done, FILLED was too late. Empty when the broker
     * never got the order.
     */
    Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf);

    /**
     * Gives an order that rests another quantity and another stop in one step; a second call with the same terms changes
     * nothing. What was executed until then counts in the new quantity. An order that is done, or whose cancel is under
     * way, stays as it is and is returned so; empty when the broker never got it.
     *
     * @param quantity [shares] all of the order, executed ones included
     * @param stop with a STOP: the trigger
     * @throws io.bellwether.kernel.BpmnErrorException ORDER_REJECTED when the terms cannot be had; the order stays as it was
     */
    Optional<BrokerOrder> replace(
            DeskId desk, String clientOrderId, Quantity quantity, Optional<Price> stop, Instant asOf);

    /** Orders that are working, queued or about to be cancelled, with what the market did to them until the moment. */
    List<BrokerOrder> openOrders(DeskId desk, Instant asOf);

    /**
     * Interest for idle cash that came in the thirty days until the session, oldest first; the broker gives it without being
     * asked, or at the question.
     */
    List<Credit> credit(DeskId desk, LocalDate tradingDate, Instant asOf);

    /** Cash that came from outside or went there since a moment, oldest first. */
    List<Transfer> transfers(DeskId desk, Instant since, Instant asOf);

    /** Cash and shares as the broker counts them. */
    BrokerAccount account(DeskId desk, Instant asOf);

    /**
     * What was executed for the desk, whatever became of the orders, oldest first; for a broker with a ledger.
     *
     * @param since [UTC] first moment that counts
     */
    List<Execution> executionsSince(DeskId desk, Instant since, Instant asOf);

    /** The time as the broker tells it, and whether the market is open. */
    BrokerClock clock(DeskId desk, Instant asOf);

    /** The sessions in the broker's calendar from one day to another, both included, oldest first. */
    List<ExchangeHours> sessions(DeskId desk, LocalDate from, LocalDate to, Instant asOf);
}
