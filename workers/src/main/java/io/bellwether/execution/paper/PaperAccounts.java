package io.bellwether.execution.paper;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.exchange.CancelManner;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.execution.domain.exchange.ExchangeAccount;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ModelledFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.marketdata.app.MarketViews;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The paper broker's accounts at the {@link Exchange}: each call locks the account, loads it, asks the exchange and stores
 * what happened. A refusal does not undo the caller's transaction.
 */
@Component
@Transactional(noRollbackFor = ModelledFault.class)
class PaperAccounts {
    private final Desks desks;
    private final PaperBook book;
    private final MarketViews views;

    PaperAccounts(Desks desks, PaperBook book, MarketViews views) {
        this.desks = desks;
        this.book = book;
        this.views = views;
    }

    public BrokerOrder submit(OrderTicket ticket, Instant asOf) {
        return ask(ticket.desk(), Optional.of(ticket.clientOrderId()), asOf, exchange -> exchange.submit(ticket));
    }

    public Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
        return ask(desk, Optional.of(clientOrderId), asOf, exchange -> exchange.order(clientOrderId));
    }

    public Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, CancelManner manner, Instant asOf) {
        return ask(desk, Optional.of(clientOrderId), asOf, exchange -> exchange.cancel(clientOrderId, manner));
    }

    /** See {@link io.bellwether.execution.app.Broker#replace}. */
    public Optional<BrokerOrder> replace(
            DeskId desk, String clientOrderId, Quantity quantity, Optional<Price> stop, Instant asOf) {
        return ask(desk, Optional.of(clientOrderId), asOf, exchange -> exchange.replace(clientOrderId, quantity, stop));
    }

    public List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
        return ask(desk, Optional.empty(), asOf, Exchange::openOrders);
    }

    public BrokerAccount account(DeskId desk, Instant asOf) {
        return ask(desk, Optional.empty(), asOf, Exchange::standing);
    }

    private <T> T ask(DeskId id, Optional<String> order, Instant asOf, Function<Exchange, T> question) {
        Desk desk = desks.get(id);
        book.lock(desk);
        ExchangeAccount account = book.load(id, order);
        try {
            T answer = question.apply(new Exchange(account, views.of(desk.market(), asOf), desk.settings()));
            book.store(desk, account.takeEvents());
            return answer;
        } catch (ModelledFault refusal) {
            book.store(desk, account.takeEvents());
            throw refusal;
        }
    }
}
