package io.bellwether.execution.app.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.execution.domain.BrokerClock;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.BrokerOrder.State;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The broker does what the next submit asks, and its answer is lost. */
    protected abstract void loseNextSubmit(DeskId desk);

    /** How many shares an order must be for, so that only a part of it is executed at first; the market is told. */
    protected abstract long executedInPart(DeskId desk);

    @Test
    void aMarketOrderIsExecutedInFullAndChangesTheAccountByExactlyThat() {
        DeskId desk = newDesk();
        Money before = broker().account(desk, whileOpen()).cash();
        BrokerOrder order = sent(market(desk, "a", Side.BUY, 10));
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
        BrokerOrder first = sent(market(desk, "a", Side.BUY, 10));
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
        BrokerOrder filled = sent(ticket);
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
        assertThat(broker().order(desk, orderId(desk, "b"), whileOpen())).isEmpty();
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

    @Test
    void anAnswerThatIsLostIsFoundByTheNextTryAsOneOrder() {
        DeskId desk = newDesk();
        OrderTicket ticket = market(desk, "a", Side.BUY, 10);
        loseNextSubmit(desk);
        try {
            broker().submit(ticket, whileOpen());
        } catch (TransientFault lost) {
            broker().submit(ticket, whileOpen());
        }
        assertThat(broker().account(desk, whileOpen()).shares()).containsEntry(liquid(), Quantity.of(10));
        assertThat(broker().order(desk, ticket.clientOrderId(), whileOpen()))
                .map(BrokerOrder::state)
                .contains(State.FILLED);
    }

    @Test
    void whatWasExecutedOfAnOrderStaysWhenTheRestIsCancelled() {
        DeskId desk = newDesk();
        OrderTicket ticket = market(desk, "a", Side.BUY, executedInPart(desk));
        BrokerOrder first = sent(ticket);
        assertThat(first.state()).isEqualTo(State.WORKING);
        assertThat(first.filledQuantity()).isGreaterThan(Quantity.ZERO).isLessThan(ticket.quantity());
        BrokerOrder done =
                broker().cancel(desk, ticket.clientOrderId(), whileOpen()).orElseThrow();
        assertThat(done.state()).isEqualTo(State.CANCELLED);
        assertThat(done.quantity()).isEqualTo(ticket.quantity());
        assertThat(done.executions()).isEqualTo(first.executions());
        assertThat(broker().account(desk, whileOpen()).shares()).containsEntry(liquid(), first.filledQuantity());
    }

    @Test
    void aRestingStopIsAmongTheOpenOrdersAndTakesOtherTerms() {
        assumeThat(broker().abilities().keepsStops()).isTrue();
        DeskId desk = newDesk();
        broker().submit(market(desk, "a", Side.BUY, 10), whileOpen());
        OrderTicket stop = stop(desk, "b", 10);
        assertThat(broker().submit(stop, whileOpen()).state()).isEqualTo(State.WORKING);
        assertThat(broker().submit(stop, whileOpen()).state()).isEqualTo(State.WORKING);
        assertThat(broker().openOrders(desk, whileOpen()))
                .extracting(BrokerOrder::clientOrderId)
                .containsExactly(stop.clientOrderId());
        assertRefused("ORDER_REJECTED", market(desk, "c", Side.SELL, 10), whileOpen());
        if (broker().abilities().has(Extra.REPLACE)) {
            Optional<Price> lower = Optional.of(Price.rounded(price().value().movePointLeft(1), 2));
            BrokerOrder other = broker().replace(desk, stop.clientOrderId(), Quantity.of(6), lower, whileOpen())
                    .orElseThrow();
            assertThat(other.clientOrderId()).isEqualTo(stop.clientOrderId());
            assertThat(other.quantity()).isEqualTo(Quantity.of(6));
            assertThat(broker().replace(desk, stop.clientOrderId(), Quantity.of(6), lower, whileOpen()))
                    .contains(other);
            assertThat(broker().openOrders(desk, whileOpen())).containsExactly(other);
            assertThat(broker().order(desk, stop.clientOrderId(), whileOpen())).contains(other);
            assertThat(broker().replace(desk, desk + "-never", Quantity.of(6), lower, whileOpen()))
                    .isEmpty();
        }
        assertThat(broker().cancel(desk, stop.clientOrderId(), whileOpen()))
                .map(BrokerOrder::state)
                .contains(State.CANCELLED);
        broker().submit(market(desk, "d", Side.SELL, 10), whileOpen());
        assertThat(broker().account(desk, whileOpen()).shares()).isEmpty();
    }

    @Test
    void everyOpenOrderCanBeCancelled() {
        DeskId desk = newDesk();
        broker().submit(limitBuy(desk, "a", 5), whileOpen());
        broker().submit(limitBuy(desk, "b", 6), whileOpen());
        broker().openOrders(desk, whileOpen())
                .forEach(order -> broker().cancel(desk, order.clientOrderId(), whileOpen()));
        assertThat(broker().openOrders(desk, whileOpen())).isEmpty();
    }

    @Test
    void theLedgerHasEveryExecutionOnceWithItsOrder() {
        DeskId desk = newDesk();
        BrokerOrder bought = sent(market(desk, "a", Side.BUY, 10));
        BrokerOrder sold = sent(market(desk, "b", Side.SELL, 4));
        Instant begin = whileOpen().minusSeconds(60);
        assertThat(broker().executionsSince(desk, begin, whileOpen()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(bought, sold)
                        .flatMap(order ->
                                order.executions().stream().map(one -> new Execution(order.clientOrderId(), one)))
                        .toList());
        assertThat(broker().executionsSince(desk, whileOpen().plusSeconds(60), whileOpen()))
                .isEmpty();
    }

    @Test
    void itsClockAndItsCalendarSayWhenTheMarketIsOpen() {
        DeskId desk = newDesk();
        ExchangeHours hours = new ExchangeCalendar().hours(session()).orElseThrow();
        BrokerClock open = broker().clock(desk, whileOpen());
        assertThat(open.open()).isTrue();
        assertThat(open.at()).isEqualTo(whileOpen());
        assertThat(open.nextClose()).isEqualTo(hours.close());
        assertThat(open.nextOpen()).isAfter(hours.close());
        BrokerClock closed = broker().clock(desk, whileClosed());
        assertThat(closed.open()).isFalse();
        assertThat(closed.nextOpen()).isEqualTo(open.nextOpen());
        assertThat(closed.nextClose()).isAfter(closed.nextOpen());
        assertThat(broker().sessions(desk, session(), session().plusDays(10), whileOpen()))
                .isEqualTo(new ExchangeCalendar()
                        .tradingDays(session(), session().plusDays(10))
                        .flatMap(date -> new ExchangeCalendar().hours(date).stream())
                        .toList());
    }

    /** The order after the market has met it, which may take a moment longer than the answer. */
    private BrokerOrder sent(OrderTicket ticket) {
        broker().submit(ticket, whileOpen());
        return broker().order(ticket.desk(), ticket.clientOrderId(), whileOpen())
                .orElseThrow();
    }

    private OrderTicket stop(DeskId desk, String id, long shares) {
        return new OrderTicket(
                desk,
                orderId(desk, id),
                liquid(),
                Side.SELL,
                OrderType.STOP,
                Quantity.of(shares),
                Optional.empty(),
                Optional.of(Price.rounded(price().value().movePointLeft(1).multiply(BigDecimal.TWO), 2)),
                TimeInForce.GOOD_TILL_CANCELLED,
                session());
    }

    /** As desks name them. */
    private String orderId(DeskId desk, String id) {
        return "%s-%s-morning-%d"
                .formatted(desk, session().format(DateTimeFormatter.BASIC_ISO_DATE), id.charAt(0) - 'a' + 1);
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
                orderId(desk, id),
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
