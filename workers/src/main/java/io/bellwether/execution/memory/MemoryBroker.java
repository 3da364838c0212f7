package io.bellwether.execution.memory;

import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.execution.app.broker.ExchangeBroker;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The paper broker without a database. A slow answer is waited for by nobody: only the clock on the wall would tell. */
@InMemory
final class MemoryBroker extends ExchangeBroker {
    private final MemoryAccounts accounts;
    private final MemoryTroubles troubles;

    MemoryBroker(MemoryAccounts accounts, MemoryTroubles troubles) {
        this.accounts = accounts;
        this.troubles = troubles;
    }

    @Override
    protected <T> T ask(DeskId desk, Optional<String> order, Instant asOf, Function<Exchange, T> question) {
        return accounts.ask(desk, asOf, question);
    }

    @Override
    protected List<Execution> executed(DeskId desk, Instant since) {
        return accounts.executed(desk, since);
    }

    @Override
    protected List<Transfer> transferred(DeskId desk) {
        return accounts.transferred(desk);
    }

    @Override
    protected List<Trouble> meeting(DeskId desk, Call call, Instant asOf) {
        return troubles.meeting(desk, call, asOf);
    }

    @Override
    protected void pause(Duration time) {}
}
