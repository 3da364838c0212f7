package io.bellwether.execution.app.broker;

import io.bellwether.execution.app.broker.BrokerTroubles.Call;
import io.bellwether.execution.app.broker.BrokerTroubles.Kind;
import io.bellwether.execution.app.broker.BrokerTroubles.Trouble;
import io.bellwether.execution.domain.BrokerAbilities;
import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerClock;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.execution.domain.exchange.CancelManner;
import io.bellwether.execution.domain.exchange.Exchange;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.TransientFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A broker on paper: what the {@link Exchange} does to the desk's account, met by the trouble that the account was given,
 * if any. Where accounts and troubles are kept is the adapter's business.
 */
public abstract class ExchangeBroker implements Broker, PaperCash {
    /** Its name in a desk's settings. */
    public static final String NAME = "paper";

    /** Its calendar is ours and its orders tell all that was executed. */
    private static final BrokerAbilities ABILITIES = new BrokerAbilities(
            EnumSet.allOf(OrderType.class),
            EnumSet.allOf(TimeInForce.class),
            EnumSet.of(Extra.FRACTIONS, Extra.REPLACE, Extra.OWN_IDS, Extra.TILL),
            Duration.ZERO);

    private final ExchangeCalendar calendar = new ExchangeCalendar();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BrokerAbilities abilities() {
        return ABILITIES;
    }

    @Override
    public BrokerOrder submit(OrderTicket ticket, Instant asOf) {
        return meet(
                ticket.desk(),
                Call.SUBMIT,
                asOf,
                met -> ask(
                        ticket.desk(), Optional.of(ticket.clientOrderId()), asOf, exchange -> exchange.submit(ticket)));
    }

    @Override
    public Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
        return meet(
                desk,
                Call.READ,
                asOf,
                met -> ask(desk, Optional.of(clientOrderId), asOf, exchange -> exchange.order(clientOrderId)));
    }

    @Override
    public Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf) {
        return meet(
                desk,
                Call.CANCEL,
                asOf,
                met -> ask(
                        desk,
                        Optional.of(clientOrderId),
                        asOf,
                        exchange -> exchange.cancel(clientOrderId, manner(met))));
    }

    @Override
    public Optional<BrokerOrder> replace(
            DeskId desk, String clientOrderId, Quantity quantity, Optional<Price> stop, Instant asOf) {
        return meet(
                desk,
                Call.REPLACE,
                asOf,
                met -> ask(
                        desk,
                        Optional.of(clientOrderId),
                        asOf,
                        exchange -> exchange.replace(clientOrderId, quantity, stop)));
    }

    @Override
    public List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
        return meet(desk, Call.READ, asOf, met -> ask(desk, Optional.empty(), asOf, Exchange::openOrders));
    }

    @Override
    public List<Credit> credit(DeskId desk, LocalDate tradingDate, Instant asOf) {
        return meet(
                desk,
                Call.READ,
                asOf,
                met -> ask(desk, Optional.empty(), asOf, exchange -> exchange.credit(tradingDate)));
    }

    @Override
    public Transfer move(DeskId desk, Transfer transfer) {
        return transferred(desk).stream()
                .filter(earlier -> earlier.key().equals(transfer.key()))
                .findFirst()
                .orElseGet(() -> ask(desk, Optional.empty(), transfer.asOf(), exchange -> exchange.transfer(transfer)));
    }

    @Override
    public List<Transfer> transfers(DeskId desk, Instant since, Instant asOf) {
        return meet(
                desk,
                Call.READ,
                asOf,
                met -> transferred(desk).stream()
                        .filter(one ->
                                !one.asOf().isBefore(since) && !one.asOf().isAfter(asOf))
                        .toList());
    }

    @Override
    public BrokerAccount account(DeskId desk, Instant asOf) {
        return meet(desk, Call.READ, asOf, met -> ask(desk, Optional.empty(), asOf, Exchange::standing));
    }

    @Override
    public List<Execution> executionsSince(DeskId desk, Instant since, Instant asOf) {
        return meet(desk, Call.READ, asOf, met -> {
            ask(desk, Optional.empty(), asOf, Exchange::openOrders);
            return executed(desk, since).stream()
                    .filter(one -> !one.execution().asOf().isAfter(asOf))
                    .toList();
        });
    }

    @Override
    public BrokerClock clock(DeskId desk, Instant asOf) {
        return meet(desk, Call.READ, asOf, met -> {
            LocalDate today = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
            Optional<ExchangeHours> hours = calendar.hours(today).filter(now -> asOf.isBefore(now.close()));
            ExchangeHours next = calendar.hours(calendar.next(today)).orElseThrow();
            boolean open = hours.filter(now -> !asOf.isBefore(now.open())).isPresent();
            return new BrokerClock(
                    asOf,
                    open,
                    hours.filter(now -> !open).orElse(next).open(),
                    hours.orElse(next).close());
        });
    }

    @Override
    public List<ExchangeHours> sessions(DeskId desk, LocalDate from, LocalDate to, Instant asOf) {
        return meet(
                desk,
                Call.READ,
                asOf,
                met -> calendar.tradingDays(from, to)
                        .flatMap(date -> calendar.hours(date).stream())
                        .toList());
    }

    /** What was executed in the desk's account since the moment, oldest first. */
    protected abstract List<Execution> executed(DeskId desk, Instant since);

    /**
     * Asks the exchange about the desk's account at the moment, opened with the desk's initial cash on first use, and keeps
     * what happened, also when the exchange refuses.
     *
     * @param order the order that is asked for, which may be done
     */
    protected abstract <T> T ask(DeskId desk, Optional<String> order, Instant asOf, Function<Exchange, T> question);

    /** Every transfer of the desk's account, oldest first. */
    protected abstract List<Transfer> transferred(DeskId desk);

    /** What goes wrong with this call; counted as one call of its sort. */
    protected abstract List<Trouble> meeting(DeskId desk, Call call, Instant asOf);

    /** The answer takes its time. */
    protected abstract void pause(Duration time);

    private <T> T meet(DeskId desk, Call call, Instant asOf, Function<List<Trouble>, T> answer) {
        List<Trouble> met = meeting(desk, call, asOf);
        if (has(met, Kind.UNREACHABLE)) {
            throw new TransientFault("the paper broker cannot be reached: it was told so", null);
        }
        if (has(met, Kind.REFUSES)) {
            throw new BpmnErrorException("ORDER_REJECTED", "the paper broker takes no order: it was told so");
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
}
