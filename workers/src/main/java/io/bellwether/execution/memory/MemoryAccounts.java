package io.bellwether.execution.memory;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.ExchangeBook;
import io.bellwether.execution.app.broker.ExchangeCosts;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.execution.domain.exchange.ExchangeAccount;
import io.bellwether.execution.domain.exchange.ExchangeEvent;
import io.bellwether.kernel.DeskId;
import io.bellwether.marketdata.app.MarketViews;
import io.bellwether.platform.InMemory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The accounts of the desks at the {@link Exchange}. */
@InMemory
final class MemoryAccounts implements BrokerExecutions, ExchangeCosts {
    private final Desks desks;
    private final MarketViews views;
    private final ExchangeBook book;
    private final Map<DeskId, ExchangeAccount> accounts = new HashMap<>();

    MemoryAccounts(Desks desks, MarketViews views, ExchangeBook book) {
        this.desks = desks;
        this.views = views;
        this.book = book;
    }

    <T> T ask(DeskId id, Instant asOf, Function<Exchange, T> question) {
        Desk desk = desks.get(id);
        ExchangeAccount account = accounts.computeIfAbsent(id, unused -> opened(desk));
        try {
            return question.apply(new Exchange(account, views.of(desk.market(), asOf), desk.settings()));
        } finally {
            List<ExchangeEvent> events = account.takeEvents();
            if (!events.isEmpty()) {
                book.store(desk, events);
            }
        }
    }

    List<Execution> executed(DeskId desk, Instant since) {
        return Optional.ofNullable(accounts.get(desk))
                .map(account -> account.executedSince(since))
                .orElse(List.of());
    }

    List<Transfer> transferred(DeskId desk) {
        return Optional.ofNullable(accounts.get(desk))
                .map(ExchangeAccount::transfers)
                .orElse(List.of());
    }

    private ExchangeAccount opened(Desk desk) {
        book.open(desk);
        return ExchangeAccount.holding(desk.initialCash());
    }

    @Override
    public ExecutionCosts read(DeskId desk) {
        return Optional.ofNullable(accounts.get(desk))
                .map(ExchangeAccount::costs)
                .orElse(ExecutionCosts.NONE);
    }

    @Override
    public List<BrokerExecution> of(DeskId desk, String orderId) {
        return Optional.ofNullable(accounts.get(desk))
                .map(account -> account.executions(orderId))
                .orElse(List.of());
    }
}
