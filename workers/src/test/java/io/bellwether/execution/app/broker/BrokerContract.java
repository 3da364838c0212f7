package io.bellwether.execution.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.BrokerOrder.State;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every broker must do, whatever it is made of. A subclass gives it a broker and a liquid symbol to trade. */
public abstract class BrokerContract {
    protected abstract Broker broker();

    /** A desk whose account holds cash for at least 20 shares and no position; a new one for each test. */
    protected abstract DeskId newDesk();

    /** A symbol that trades between half and twice {@link #price}, with volume enough for 20 shares at once. */
    protected abstract Symbol liquid();

    protected abstract Price price();

    protected abstract LocalDate session();

    /** A moment at which the session is open. */
    protected abstract Instant whileOpen();

    /** A moment after its close and before the next open. */
    protected abstract Instant whileClosed();

    @Test
    void aMarketOrderIsExecutedInFullAndChangesTheAccountByExactlyThat() {
        DeskId desk = newDesk();
        Money before = broker().account(desk, whileOpen()).cash();
        BrokerOrder order = broker().submit(market(desk, "a", Side.BUY, 10), whileOpen());
        assertThat(order.state()).isEqualTo(State.FILLED);
        assertThat(order.filledQuantity()).isEqualTo(Quantity.of(10));
        assertThat(order.executions().stream().map(BrokerExecution::quantity).reduce(Quantity.ZERO, Quantity::plus))
                .isEqualTo(Quantity.of(10));
        Money paid = order.executions().stream()
                .map(e -> e.price().times(e.quantity()).plus(e.fee()))
                .reduce(Money.ZERO, Money::plus);
        assertThat(broker().account(desk, whileOpen()).cash()).isEqualTo(before.minus(paid));
        assertThat(broker().account(desk, whileOpen()).shares())
                .containsOnly(java.util.Map.entry(liquid(), Quantity.of(10)));
    }

    @Test
    void sendingAnOrderTwiceIsSendingItOnce() {
        DeskId desk = newDesk();
        BrokerOrder first = broker().submit(market(desk, "a", Side.BUY, 10), whileOpen());
        assertThat(broker().submit(market(desk, "a", Side.BUY, 10), whileOpen()))
                .isEqualTo(first);
        assertThat(broker().account(desk, whileOpen()).shares()).containsEntry(liquid(), Quantity.of(10));
    }

    @Test
    void anIdIsNotGivenToAnotherOrder() {
        DeskId desk = newDesk();
        broker().submit(market(desk, "a", Side.BUY, 10), whileOpen());
        assertRefused("ORDER_REJECTED", market(desk, "a", Side.BUY, 11), whileOpen());
    }

    @Test
    void aLimitFarFromTheMarketWorksUntilItIsCancelled() {
        DeskId desk = newDesk();
        OrderTicket ticket = limitBuy(desk, "a", 10);
        assertThat(broker().submit(ticket, whileOpen()).state()).isEqualTo(State.WORKING);
        assertThat(broker().openOrders(desk, whileOpen()))
                .extracting(BrokerOrder::clientOrderId)
                .containsExactly(ticket.clientOrderId());
        assertThat(broker().cancel(desk, ticket.clientOrderId(), whileOpen()))
                .map(BrokerOrder::state)
                .contains(State.CANCELLED);
        assertThat(broker().cancel(desk, ticket.clientOrderId(), whileOpen()))
                .map(BrokerOrder::state)
                .contains(State.CANCELLED);
        assertThat(broker().openOrders(desk, whileOpen())).isEmpty();
    }

    @Test
    void cancellingAFilledOrderLeavesItFilled() {
        DeskId desk = newDesk();
        OrderTicket ticket = market(desk, "a", Side.BUY, 10);
        BrokerOrder filled = broker().submit(ticket, whileOpen());
        assertThat(broker().cancel(desk, ticket.clientOrderId(), whileOpen())).contains(filled);
    }

    @Test
    void knowsNothingOfOrdersItWasNeverSent() {
        DeskId desk = newDesk();
        assertThat(broker().order(desk, desk + "-never", whileOpen())).isEmpty();
        assertThat(broker().cancel(desk, desk + "-never", whileOpen())).isEmpty();
    }

    @Test
    void refusesToSellSharesThatAreNotHeld() {
        DeskId desk = newDesk();
        broker().submit(market(desk, "a", Side.BUY, 5), whileOpen());
        assertRefused("ORDER_REJECTED", market(desk, "b", Side.SELL, 10), whileOpen());
        assertThat(broker().order(desk, desk + "-b", whileOpen())).isEmpty();
    }

    @Test
    void refusesABuyThatTheCashDoesNotPayFor() {
        assertRefused("INSUFFICIENT_FUNDS", market(newDesk(), "a", Side.BUY, 1_000_000), whileOpen());
    }

    @Test
    void refusesADayOrderWhenTheMarketIsClosedAndQueuesOneForTheNextOpen() {
        DeskId desk = newDesk();
        assertRefused("MARKET_CLOSED", market(desk, "a", Side.BUY, 10), whileClosed());
        OrderTicket next = ticket(desk, "b", Side.BUY, OrderType.MARKET, 10, Optional.empty(), TimeInForce.NEXT_OPEN);
        assertThat(broker().submit(next, whileClosed()).state()).isEqualTo(State.QUEUED);
        assertThat(broker().cancel(desk, next.clientOrderId(), whileClosed()))
                .map(BrokerOrder::state)
                .contains(State.CANCELLED);
    }

    private void assertRefused(String code, OrderTicket ticket, Instant asOf) {
        assertThatThrownBy(() -> broker().submit(ticket, asOf))
                .isInstanceOfSatisfying(
                        BpmnErrorException.class,
                        fault -> assertThat(fault.code()).isEqualTo(code));
    }

    private OrderTicket market(DeskId desk, String id, Side side, long shares) {
        return ticket(desk, id, side, OrderType.MARKET, shares, Optional.empty(), TimeInForce.DAY);
    }

    private OrderTicket limitBuy(DeskId desk, String id, long shares) {
        Price far = Price.rounded(price().value().movePointLeft(1), 2);
        return ticket(desk, id, Side.BUY, OrderType.LIMIT, shares, Optional.of(far), TimeInForce.DAY);
    }

    private OrderTicket ticket(
            DeskId desk, String id, Side side, OrderType type, long shares, Optional<Price> limit, TimeInForce timing) {
        return new OrderTicket(
                desk,
                desk + "-" + id,
                liquid(),
                side,
                type,
                Quantity.of(shares),
                limit,
                Optional.empty(),
                timing,
                session());
    }
}
