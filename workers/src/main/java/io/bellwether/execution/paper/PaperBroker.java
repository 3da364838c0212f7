package io.bellwether.execution.paper;

import io.bellwether.execution.app.Broker;
import io.bellwether.execution.app.BrokerTroubles.Call;
import io.bellwether.execution.app.BrokerTroubles.Kind;
import io.bellwether.execution.app.BrokerTroubles.Trouble;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.exchange.CancelManner;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.TransientFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * A broker on paper: what {@link PaperAccounts} does, each call in a transaction of its own, met by the trouble that the
 * account was given, if any. Trouble happens outside of that transaction, as it does on a wire: an answer is lost after
 * the broker did what it was asked.
 */
@Component
class PaperBroker implements Broker {
    static final String NAME = "paper";

    private final PaperAccounts accounts;
    private final PaperTroubles troubles;

    PaperBroker(PaperAccounts accounts, PaperTroubles troubles) {
        this.accounts = accounts;
        this.troubles = troubles;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean keepsStops() {
        return true;
    }

    @Override
    public boolean replaces() {
        return true;
    }

    @Override
    public BrokerOrder submit(OrderTicket ticket, Instant asOf) {
        return meet(ticket.desk(), Call.SUBMIT, asOf, met -> accounts.submit(ticket, asOf));
    }

    @Override
    public Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
        return meet(desk, Call.READ, asOf, met -> accounts.order(desk, clientOrderId, asOf));
    }

    @Override
    public Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf) {
        return meet(desk, Call.CANCEL, asOf, met -> accounts.cancel(desk, clientOrderId, manner(met), asOf));
    }

    @Override
    public Optional<BrokerOrder> replace(
            DeskId desk, String clientOrderId, Quantity quantity, Optional<Price> stop, Instant asOf) {
        return meet(desk, Call.REPLACE, asOf, met -> accounts.replace(desk, clientOrderId, quantity, stop, asOf));
    }

    @Override
    public List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
        return meet(desk, Call.READ, asOf, met -> accounts.openOrders(desk, asOf));
    }

    @Override
    public BrokerAccount account(DeskId desk, Instant asOf) {
        return meet(desk, Call.READ, asOf, met -> accounts.account(desk, asOf));
    }

    private <T> T meet(DeskId desk, Call call, Instant asOf, Function<List<Trouble>, T> answer) {
        List<Trouble> met = troubles.meeting(desk, call, asOf);
        if (has(met, Kind.UNREACHABLE)) {
            throw new TransientFault("the paper broker cannot be reached: it was told so", null);
        }
        met.stream().filter(trouble -> trouble.kind() == Kind.SLOW).forEach(slow -> pause(slow.delay()));
        T heard = answer.apply(met);
        if (has(met, Kind.LOST_ANSWER)) {
            throw new TransientFault("the paper broker's answer was lost: it was told so", null);
        }
        return heard;
    }

    /** A cancel as the troubles that meet it have it. */
    private static CancelManner manner(List<Trouble> met) {
        Duration delay = met.stream()
                .filter(trouble -> trouble.kind() == Kind.LATE_CANCEL || trouble.kind() == Kind.FILL_ON_CANCEL)
                .map(Trouble::delay)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        Optional<BigDecimal> fill = met.stream()
                .filter(trouble -> trouble.kind() == Kind.FILL_ON_CANCEL)
                .map(Trouble::share)
                .findFirst();
        return new CancelManner(delay, fill);
    }

    private static boolean has(List<Trouble> met, Kind kind) {
        return met.stream().anyMatch(trouble -> trouble.kind() == kind);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientFault("the paper broker was slow and nobody waited", e);
        }
    }
}
