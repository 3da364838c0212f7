package io.bellwether.execution.app;

import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.OutsideCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A broker, as a desk uses it. Every call may be repeated: the client order id is the natural key.
 *
 * <p>Faults: {@link io.bellwether.kernel.ModelledFault} with code ORDER_REJECTED, INSUFFICIENT_FUNDS or MARKET_CLOSED;
 * {@link io.bellwether.kernel.TransientFault} when the broker cannot be reached.
 */
@OutsideCall
public interface Broker {
    /** Name in a desk's settings, e.g. {@code paper}. */
    @OutsideCall.Local
    String name();

    /**
     * Whether it takes a STOP that is good till cancelled. If not, the desk watches its stops itself, at midday and at
     * the close.
     */
    @OutsideCall.Local
    boolean keepsStops();

    /** Sends the order; a second call with the same client order id returns the order as it is. */
    BrokerOrder submit(OrderTicket ticket, Instant asOf);

    /** The order with what the market did to it until the moment. */
    Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf);

    /** Cancels what is still open of the order; an order that is done stays as it is. */
    Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf);

    /** Orders that are working or queued, with what the market did to them until the moment. */
    List<BrokerOrder> openOrders(DeskId desk, Instant asOf);

    /** Cash and shares as the broker counts them. */
    BrokerAccount account(DeskId desk, Instant asOf);
}
