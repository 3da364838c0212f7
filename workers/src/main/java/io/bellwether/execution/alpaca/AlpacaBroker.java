package io.bellwether.execution.alpaca;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.execution.app.broker.Broker;
import io.bellwether.execution.domain.BrokerAbilities;
import io.bellwether.execution.domain.BrokerAbilities.Extra;
import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerClock;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.OrderTicket;
import io.bellwether.execution.domain.TimeInForce;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TransientFault;
import io.bellwether.platform.vendor.VendorPart;
import io.bellwether.platform.vendor.VendorSettings;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A desk's paper account at Alpaca. An order is sent once and then looked for by its id; one that was replaced is a chain
 * of orders there and one order here. An order is told as done only when the ledger has all of its executions. The ids of
 * a desk's orders say whose they are: what others have in the account is not seen and not touched, but counts as cash and
 * shares.
 */
@Component
final class AlpacaBroker implements Broker {
    static final String NAME = "alpaca";

    private static final BrokerAbilities ABILITIES = new BrokerAbilities(
            EnumSet.allOf(OrderType.class),
            EnumSet.allOf(TimeInForce.class),
            EnumSet.complementOf(EnumSet.of(Extra.TILL)),
            Duration.ZERO);

    private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final String PAPER_HOST = "paper-api.alpaca.markets";
    private static final List<String> BLOCKS = List.of("trading_blocked", "account_blocked", "trade_suspended_by_user");

    /** What our id of an order gets for each replacement. */
    private static final Pattern REPLACEMENT = Pattern.compile("\\.r[0-9]+$");

    /** Ours after the desk's id: date, session and number. */
    private static final Pattern OURS = Pattern.compile("[0-9]{8}-[a-z0-9-]+-[0-9]+(\\.r[0-9]+)?");

    private static final int LONGEST_CHAIN = 1_000;

    private final Desks desks;
    private final VendorSettings settings;
    private final AlpacaLine line;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    AlpacaBroker(Desks desks, Vendors vendors) {
        this.desks = desks;
        this.settings = vendors.line(Vendors.BROKER + NAME).settings();
        this.line = new AlpacaLine(vendors.line(Vendors.BROKER + NAME));
    }

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
        requirePaper(ticket.desk());
        Optional<BrokerOrder> earlier = earlier(ticket, asOf);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (ticket.timing() == TimeInForce.DAY) {
            requireOpen(ticket, asOf);
        }
        requireUnblocked();
        return switch (line.post(body(ticket))) {
            case AlpacaLine.Sent.Taken taken -> view(ticket.clientOrderId(), List.of(taken.order()), asOf);
            case AlpacaLine.Sent.Known known ->
                earlier(ticket, asOf)
                        .orElseThrow(() -> new TransientFault(
                                "Alpaca knows order %s and does not show it".formatted(ticket.clientOrderId()), null));
            case AlpacaLine.Sent.Unknown unknown ->
                earlier(ticket, asOf)
                        .orElseThrow(() -> new TransientFault(
                                "nothing is known of order %s: %s"
                                        .formatted(
                                                ticket.clientOrderId(),
                                                unknown.why().getMessage()),
                                unknown.why()));
        };
    }

    /** The order if Alpaca has it; an id is not given to another order. */
    private Optional<BrokerOrder> earlier(OrderTicket ticket, Instant asOf) {
        List<AlpacaOrder> chain = chain(ticket.clientOrderId());
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        AlpacaOrder first = chain.getFirst();
        boolean same = first.symbol().equals(ticket.symbol().value())
                && first.side().equals(word(ticket.side()))
                && first.type().equals(word(ticket.type()))
                && first.quantity().compareTo(ticket.quantity().value()) == 0
                && first.limitIs(limit(ticket))
                && first.stopIs(ticket.stopPrice().map(AlpacaBroker::stop));
        if (!same) {
            throw rejected("order id %s was used for another order".formatted(ticket.clientOrderId()));
        }
        return Optional.of(view(ticket.clientOrderId(), chain, asOf));
    }

    private void requireOpen(OrderTicket ticket, Instant asOf) {
        BrokerClock clock = clock(ticket.desk(), asOf);
        LocalDate today = clock.at().atZone(ExchangeCalendar.ZONE).toLocalDate();
        if (!clock.open() || !today.equals(ticket.tradingDate())) {
            throw new BpmnErrorException(
                    "MARKET_CLOSED",
                    "Alpaca's market is %s at %s, the order is for the session of %s"
                            .formatted(clock.open() ? "open" : "closed", clock.at(), ticket.tradingDate()));
        }
    }

    private void requireUnblocked() {
        VendorPart account = line.account();
        List<String> blocks = BLOCKS.stream()
                .filter(block ->
                        account.field(block).isThere() && account.field(block).isTrue())
                .toList();
        String status = AlpacaLine.reading(VendorPart::text, account.field("status"));
        if (!blocks.isEmpty() || !status.equals("ACTIVE")) {
            throw rejected("Alpaca lets the account not trade: status %s%s"
                    .formatted(status, blocks.isEmpty() ? "" : ", " + String.join(", ", blocks)));
        }
    }

    private static Map<String, Object> body(OrderTicket ticket) {
        boolean resting = ticket.timing() == TimeInForce.GOOD_TILL_CANCELLED;
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("symbol", ticket.symbol().value());
        body.put("qty", ticket.quantity().toString());
        body.put("side", word(ticket.side()));
        body.put("type", word(ticket.type()));
        // a day order that comes after the close is for the next session
        body.put("time_in_force", resting ? "gtc" : "day");
        limit(ticket).ifPresent(limit -> body.put("limit_price", limit.toPlainString()));
        ticket.stopPrice().map(AlpacaBroker::stop).ifPresent(stop -> body.put("stop_price", stop.toPlainString()));
        body.put("client_order_id", ticket.clientOrderId());
        return body;
    }

    /** Whole cents from a dollar on, four decimals below; a limit never gets worse by it. */
    private static Optional<BigDecimal> limit(OrderTicket ticket) {
        RoundingMode kept = ticket.side() == Side.BUY ? RoundingMode.FLOOR : RoundingMode.CEILING;
        return ticket.limitPrice().map(limit -> limit.value().setScale(decimals(limit), kept));
    }

    private static BigDecimal stop(Price stop) {
        return stop.value().setScale(decimals(stop), RoundingMode.HALF_UP);
    }

    private static int decimals(Price price) {
        return price.value().compareTo(BigDecimal.ONE) < 0 ? 4 : 2;
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<BrokerOrder> order(DeskId desk, String clientOrderId, Instant asOf) {
        requirePaper(desk);
        return found(clientOrderId, asOf);
    }

    private Optional<BrokerOrder> found(String id, Instant asOf) {
        List<AlpacaOrder> chain = chain(id);
        return chain.isEmpty() ? Optional.empty() : Optional.of(view(id, chain, asOf));
    }

    @Override
    public Optional<BrokerOrder> cancel(DeskId desk, String clientOrderId, Instant asOf) {
        requirePaper(desk);
        List<AlpacaOrder> chain = chain(clientOrderId);
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        AlpacaOrder last = chain.getLast();
        if (!last.isOpen() || last.isBeingCancelled()) {
            return Optional.of(view(clientOrderId, chain, asOf));
        }
        line.delete(last.id());
        return found(clientOrderId, asOf);
    }

    @Override
    public Optional<BrokerOrder> replace(
            DeskId desk, String clientOrderId, Quantity quantity, Optional<Price> stop, Instant asOf) {
        requirePaper(desk);
        List<AlpacaOrder> chain = chain(clientOrderId);
        if (chain.isEmpty()) {
            return Optional.empty();
        }
        AlpacaOrder last = chain.getLast();
        Optional<BigDecimal> wanted = stop.map(AlpacaBroker::stop);
        boolean same = last.quantity().compareTo(quantity.value()) == 0 && last.stopIs(wanted);
        if (!last.isOpen() || last.isBeingCancelled() || same) {
            return Optional.of(view(clientOrderId, chain, asOf));
        }
        if (filled(chain).signum() > 0) {
            throw rejected("%s shares of order %s are executed, it is not replaced at Alpaca"
                    .formatted(filled(chain).toPlainString(), clientOrderId));
        }
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("qty", quantity.toString());
        wanted.ifPresent(price -> terms.put("stop_price", price.toPlainString()));
        terms.put("client_order_id", clientOrderId + ".r" + chain.size());
        line.patch(last.id(), terms);
        return found(clientOrderId, asOf);
    }

    @Override
    public List<BrokerOrder> openOrders(DeskId desk, Instant asOf) {
        requirePaper(desk);
        return line.open().stream()
                .filter(order -> isOurs(desk, order.clientId()))
                .flatMap(order -> root(order.clientId()).equals(order.clientId())
                        ? Stream.of(view(order.clientId(), List.of(order), asOf))
                        : found(root(order.clientId()), asOf).stream())
                .filter(BrokerOrder::isOpen)
                .toList();
    }

    /** Alpaca's interest is none of this desk's business yet: it comes with its other activities. */
    @Override
    public List<Credit> credit(DeskId desk, LocalDate tradingDate, Instant asOf) {
        return List.of();
    }

    /** Alpaca tells the day only: its first moment in New York stands for it. */
    @Override
    public List<Transfer> transfers(DeskId desk, Instant since, Instant asOf) {
        requirePaper(desk);
        return line.transfersSince(since).stream()
                .map(activity -> AlpacaLine.reading(AlpacaBroker::transfer, activity))
                .filter(transfer -> !transfer.asOf().isAfter(asOf))
                .toList();
    }

    private static Transfer transfer(VendorPart activity) {
        LocalDate day = LocalDate.parse(activity.field("date").text());
        return new Transfer(
                activity.field("id").text(),
                Money.rounded(activity.field("net_amount").number()),
                day,
                day.atStartOfDay(ExchangeCalendar.ZONE).toInstant(),
                "Alpaca's activity %s".formatted(activity.field("activity_type").text()));
    }

    @Override
    public BrokerAccount account(DeskId desk, Instant asOf) {
        requirePaper(desk);
        BigDecimal cash = AlpacaLine.reading(VendorPart::number, line.account().field("cash"));
        Map<Symbol, Quantity> shares = new HashMap<>();
        for (VendorPart position : line.positions()) {
            String symbol = AlpacaLine.reading(VendorPart::text, position.field("symbol"));
            BigDecimal quantity = AlpacaLine.reading(VendorPart::number, position.field("qty"));
            if (quantity.signum() < 0 || !Symbol.isValid(symbol)) {
                throw new PermanentFault("the account at Alpaca holds %s of %s, which no desk can hold"
                        .formatted(quantity.toPlainString(), symbol));
            }
            shares.put(new Symbol(symbol), new Quantity(quantity));
        }
        return new BrokerAccount(Money.rounded(cash), shares);
    }

    @Override
    public List<Execution> executionsSince(DeskId desk, Instant since, Instant asOf) {
        requirePaper(desk);
        Map<String, Optional<String>> known = new HashMap<>();
        List<Execution> executions = new ArrayList<>();
        for (AlpacaLine.FillRow row : line.fillsSince(since)) {
            known.computeIfAbsent(
                            row.orderId(),
                            id -> line.byId(id)
                                    .map(AlpacaOrder::clientId)
                                    .filter(clientId -> isOurs(desk, clientId))
                                    .map(AlpacaBroker::root))
                    .ifPresent(clientId -> executions.add(new Execution(clientId, execution(row))));
        }
        return executions;
    }

    @Override
    public BrokerClock clock(DeskId desk, Instant asOf) {
        requirePaper(desk);
        return AlpacaLine.reading(
                clock -> new BrokerClock(
                        AlpacaLine.moment(clock.field("timestamp")),
                        clock.field("is_open").isTrue(),
                        AlpacaLine.moment(clock.field("next_open")),
                        AlpacaLine.moment(clock.field("next_close"))),
                line.clock());
    }

    @Override
    public List<ExchangeHours> sessions(DeskId desk, LocalDate from, LocalDate to, Instant asOf) {
        requirePaper(desk);
        return line.calendar(from, to);
    }

    /** The order and those that took its place, oldest first; empty when Alpaca never got it. */
    private List<AlpacaOrder> chain(String clientOrderId) {
        List<AlpacaOrder> chain = new ArrayList<>();
        Optional<AlpacaOrder> next = line.byClientId(clientOrderId);
        while (next.isPresent() && chain.size() < LONGEST_CHAIN) {
            chain.add(next.get());
            next = next.get().replacedBy().flatMap(line::byId);
        }
        return chain;
    }

    private BrokerOrder view(String id, List<AlpacaOrder> chain, Instant asOf) {
        AlpacaOrder last = chain.getLast();
        List<BrokerExecution> executions = chain.stream()
                .filter(order -> order.filled().signum() > 0)
                .flatMap(order -> line.fillsOf(order.id()).stream())
                .map(AlpacaBroker::execution)
                .sorted(Comparator.comparing(BrokerExecution::asOf))
                .toList();
        BigDecimal told = executions.stream()
                .map(execution -> execution.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean whole = told.compareTo(filled(chain)) >= 0;
        BrokerOrder.State state = last.state(isOpen(asOf));
        BigDecimal before = filled(chain.subList(0, chain.size() - 1));
        return new BrokerOrder(
                id,
                last.id(),
                whole || last.isOpen() ? state : BrokerOrder.State.WORKING,
                new Quantity(last.quantity().add(before)),
                new Quantity(told),
                executions);
    }

    private static BigDecimal filled(List<AlpacaOrder> chain) {
        return chain.stream().map(AlpacaOrder::filled).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean isOpen(Instant asOf) {
        return calendar.hours(asOf.atZone(ExchangeCalendar.ZONE).toLocalDate())
                .filter(hours -> !asOf.isBefore(hours.open()) && asOf.isBefore(hours.close()))
                .isPresent();
    }

    /** Alpaca takes no commission; what regulators take comes as an activity of its own. */
    private static BrokerExecution execution(AlpacaLine.FillRow fill) {
        return AlpacaLine.reading(
                row -> {
                    Instant at = AlpacaLine.moment(row.field("transaction_time"));
                    return new BrokerExecution(
                            fill.id(),
                            new Quantity(row.field("qty").number()),
                            new Price(row.field("price").number()),
                            Money.ZERO,
                            at.atZone(ExchangeCalendar.ZONE).toLocalDate(),
                            at);
                },
                fill.row());
    }

    private static boolean isOurs(DeskId desk, String clientId) {
        String prefix = desk.value() + "-";
        return clientId.startsWith(prefix)
                && OURS.matcher(clientId.substring(prefix.length())).matches();
    }

    /** Our id of an order that may have been replaced there. */
    static String root(String clientId) {
        return REPLACEMENT.matcher(clientId).replaceFirst("");
    }

    /** Paper is what the address says, not what a setting of ours says. */
    private void requirePaper(DeskId desk) {
        if (desks.get(desk).mode() == Desk.Mode.LIVE) {
            throw new PermanentFault(
                    "desk %s is LIVE, and real money is not traded at Alpaca yet: set bellwether.desk.mode to paper"
                            .formatted(desk));
        }
        String host =
                Optional.ofNullable(URI.create(settings.baseUrl()).getHost()).orElse("");
        if (Stream.concat(LOCAL.stream(), Stream.of(PAPER_HOST)).noneMatch(host::equals)) {
            throw new PermanentFault(
                    "bellwether.brokers.alpaca.base-url is %s, which is not Alpaca's address for paper: set it to https://%s"
                            .formatted(settings.baseUrl(), PAPER_HOST));
        }
    }

    private static BpmnErrorException rejected(String why) {
        return new BpmnErrorException(AlpacaLine.ORDER_REJECTED, why);
    }
}
