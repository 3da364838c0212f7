package io.bellwether.execution.paper;

import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.execution.app.broker.ExchangeBroker;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The paper broker with its book in PostgreSQL: each call in a transaction of its own. Trouble happens outside of that
 * transaction, as it does on a wire: an answer is lost after the broker did what it was asked.
 */
@Component
class PaperBroker extends ExchangeBroker {
    private final PaperAccounts accounts;
    private final PaperTroubles troubles;
    private final PaperBook book;

    PaperBroker(PaperAccounts accounts, PaperTroubles troubles, PaperBook book) {
        this.accounts = accounts;
        this.book = book;
        this.troubles = troubles;
    }

    @Override
    protected <T> T ask(DeskId desk, Optional<String> order, Instant asOf, Function<Exchange, T> question) {
        return accounts.ask(desk, order, asOf, question);
    }

    @Override
    protected List<Execution> executed(DeskId desk, Instant since) {
        return book.executedSince(desk, since);
    }

    @Override
    protected List<Transfer> transferred(DeskId desk) {
        return book.transfers(desk);
    }

    @Override
    protected List<Trouble> meeting(DeskId desk, Call call, Instant asOf) {
        return troubles.meeting(desk, call, asOf);
    }

    @Override
    protected void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFault("the paper broker was slow and nobody waited", e);
        }
    }
}
