package io.bellwether.execution.paper;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.execution.domain.exchange.ExchangeAccount;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.MarketViews;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The paper broker's accounts at the {@link Exchange}: each call locks the account, loads it, asks the exchange and stores
 * what happened. A refusal does not undo the caller's transaction.
 */
@Component
@Transactional(noRollbackFor = BpmnErrorException.class)
class PaperAccounts {
    private final Desks desks;
    private final PaperBook book;
    private final MarketViews views;

    PaperAccounts(Desks desks, PaperBook book, MarketViews views) {
        this.desks = desks;
        this.book = book;
        this.views = views;
    }

    /** See {@link PaperBroker#ask}. */
    public <T> T ask(DeskId id, Optional<String> order, Instant asOf, Function<Exchange, T> question) {
        Desk desk = desks.get(id);
        book.lock(desk);
        ExchangeAccount account = book.load(desk, order);
        try {
            T answer = question.apply(new Exchange(account, views.of(desk.market(), asOf), desk.settings()));
            book.store(desk, account.takeEvents());
            return answer;
        } catch (BpmnErrorException refusal) {
            book.store(desk, account.takeEvents());
            throw refusal;
        }
    }
}
