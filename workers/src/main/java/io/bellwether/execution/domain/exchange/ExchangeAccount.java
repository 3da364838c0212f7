package io.bellwether.execution.domain.exchange;

import io.bellwether.execution.domain.BrokerAccount;
import io.bellwether.execution.domain.BrokerExecution;
import io.bellwether.execution.domain.BrokerOrder;
import io.bellwether.execution.domain.Credit;
import io.bellwether.execution.domain.Execution;
import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.execution.domain.Transfer;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.Entitlement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cash, shares and orders of one account. It changes only by events, and hands them over, so that whoever keeps it
 * elsewhere stores the same. Cash and shares never fall below zero: orders get what the account can pay for or deliver.
 */
public final class ExchangeAccount {
    /** Sells first, because what they bring may pay for the buys. */
    private static final Comparator<ExchangeOrder> TURN =
            Comparator.comparing(ExchangeOrder::side).reversed().thenComparing(ExchangeOrder::id);

    /** As they happened; of one moment as they are numbered. */
    private static final Comparator<BrokerExecution> OLDEST_FIRST = Comparator.comparing(BrokerExecution::asOf)
            .thenComparing(execution -> execution.id().length())
            .thenComparing(BrokerExecution::id);

    private static final BigDecimal DAYS_A_YEAR = new BigDecimal("365");

    private final Map<Symbol, Quantity> shares;
    private final Map<String, ExchangeOrder> orders = new HashMap<>();
    private final NavigableSet<ExchangeOrder> open = new TreeSet<>(TURN);
    private final Map<String, List<BrokerExecution>> executions = new HashMap<>();
    private final Set<String> applied;
    private final Function<Symbol, List<ShareChange>> earlier;
    private final Map<Symbol, List<ShareChange>> changes = new HashMap<>();
    private final List<ExchangeEvent> events = new ArrayList<>();
    private final Set<CorporateAction> over = new HashSet<>();
    private final Map<String, BrokerOrder> answers = new HashMap<>();
    private Instant settledAsOf = Instant.MIN;
    private @Nullable List<ExchangeOrder> openNow;
    private @Nullable Set<Symbol> symbolsNow;
    private @Nullable List<CorporateAction> withoutDue;
    private final NavigableMap<LocalDate, Credit> credits = new TreeMap<>();
    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
    private ExecutionCosts costs = ExecutionCosts.NONE;
    private Money cash;

    /**
     * An account as it stands.
     *
     * @param standing cash and shares
     * @param applied keys of the corporate actions that were applied
     * @param earlier what changed the shares of a symbol before, in any order; asked only where an action comes or a stop
     *     is sent after the close
     */
    public ExchangeAccount(BrokerAccount standing, Set<String> applied, Function<Symbol, List<ShareChange>> earlier) {
        this.cash = standing.cash();
        this.shares = new HashMap<>(standing.shares());
        this.applied = new HashSet<>(applied);
        this.earlier = earlier;
    }

    /** A new account. */
    public static ExchangeAccount holding(Money deposit) {
        return new ExchangeAccount(new BrokerAccount(deposit, Map.of()), Set.of(), symbol -> List.of());
    }

    /** Adds an order that was there before; every open one must be, a finished one only if it will be asked for. */
    public void recall(ExchangeOrder order, List<BrokerExecution> executed) {
        put(order);
        executions.put(order.id(), sorted(executed));
    }

    /** Adds interest that was credited before; the last one must be, earlier ones only if they will be asked for. */
    public void recall(Credit credit) {
        credits.put(credit.tradingDate(), credit);
    }

    /** What executions cost by their prices since the account is kept here. */
    public ExecutionCosts costs() {
        return costs;
    }

    /** What happened since the last call, oldest first. */
    public List<ExchangeEvent> takeEvents() {
        List<ExchangeEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    BrokerAccount standing() {
        return new BrokerAccount(cash, shares);
    }

    Money cash() {
        return cash;
    }

    Quantity held(Symbol symbol) {
        return shares.getOrDefault(symbol, Quantity.ZERO);
    }

    Optional<ExchangeOrder> order(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** Orders that are working or queued, in the order in which they get their turn. */
    List<ExchangeOrder> open() {
        if (openNow == null) {
            openNow = List.copyOf(open);
        }
        return openNow;
    }

    /** What was executed since the moment in the orders that it was given or made, oldest first. */
    public List<Execution> executedSince(Instant since) {
        return executions.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(one -> new Execution(of.getKey(), one)))
                .filter(one -> !one.execution().asOf().isBefore(since))
                .sorted(Comparator.comparing(Execution::execution, OLDEST_FIRST))
                .toList();
    }

    /** Executions of the order, oldest first. */
    public List<BrokerExecution> executions(String id) {
        return executions.getOrDefault(id, List.of());
    }

    /** The order as its broker tells of it. The broker's own id is made of the desk's, so that a replay has the same ones. */
    BrokerOrder answer(ExchangeOrder order) {
        return answers.computeIfAbsent(
                order.id(),
                id -> new BrokerOrder(
                        id,
                        UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        order.seenState(),
                        order.quantity(),
                        order.filled(),
                        executions(id)));
    }

    /** When the account bought the symbol last in a session. */
    Optional<Instant> lastBuy(Symbol symbol, LocalDate hours) {
        return history(symbol)
                .filter(change -> change.isBuyOn(hours))
                .map(ShareChange::asOf)
                .max(Comparator.naturalOrder());
    }

    /** Symbols that are held or that an open order is for. */
    Set<Symbol> symbols() {
        if (symbolsNow == null) {
            Set<Symbol> symbols = new HashSet<>(shares.keySet());
            open.forEach(order -> symbols.add(order.symbol()));
            symbolsNow = Set.copyOf(symbols);
        }
        return symbolsNow;
    }

    /** Whether this very list was found to hold nothing that is due, and the account is the same since. */
    @SuppressWarnings("ReferenceEquality")
    boolean hasNothingDueOf(List<CorporateAction> actions) {
        return actions == withoutDue;
    }

    /** Notes that nothing of the list is due as long as the account stays the same. */
    void nothingDueOf(List<CorporateAction> actions) {
        withoutDue = actions;
    }

    /** Until when the market did to the account what it did; the distant past before the first time. */
    Instant settledAsOf() {
        return settledAsOf;
    }

    /** Notes it. Who asks about an earlier moment again may also send an order of that moment. */
    void settled(Instant asOf) {
        if (asOf.isBefore(settledAsOf)) {
            over.clear();
        }
        settledAsOf = asOf;
    }

    /** Whether the action was found to be {@linkplain #dismiss over}. */
    boolean isOver(CorporateAction action) {
        return over.contains(action);
    }

    /** The action will never be due any more. */
    void dismiss(CorporateAction action) {
        over.add(action);
    }

    boolean isApplied(CorporateAction action) {
        return applied.contains(action.key());
    }

    /** Shares at the close before the ex-date, with what earlier actions made of them. */
    Quantity heldBefore(CorporateAction action) {
        BigDecimal since = history(action.symbol())
                .filter(change -> change.isAfterCountOf(action.exDate()))
                .map(ShareChange::shares)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Quantity(held(action.symbol()).value().subtract(since).max(BigDecimal.ZERO));
    }

    void keep(ExchangeOrder order) {
        put(order);
        events.add(new ExchangeEvent.OrderStands(order));
    }

    /** Credits what the cash earned since the last time, rounded down to the cent; less than a cent waits. */
    void credit(LocalDate tradingDate, BigDecimal rate, Instant asOf) {
        if (rate.signum() == 0) {
            return;
        }
        Money earned = Money.ZERO;
        if (!credits.isEmpty()) {
            long days = ChronoUnit.DAYS.between(credits.lastKey(), tradingDate);
            earned = new Money(cash.amount()
                    .multiply(rate)
                    .multiply(BigDecimal.valueOf(days))
                    .divide(DAYS_A_YEAR, 2, RoundingMode.DOWN));
            if (!earned.isPositive()) {
                return;
            }
        }
        Credit credit = new Credit(tradingDate, earned, asOf);
        credits.put(tradingDate, credit);
        cash = cash.plus(earned);
        events.add(new ExchangeEvent.Credited(credit));
    }

    void transfer(Transfer transfer) {
        if (transfers.putIfAbsent(transfer.key(), transfer) == null) {
            cash = cash.plus(transfer.amount());
            events.add(new ExchangeEvent.Transferred(transfer));
        }
    }

    /** Cash that came from outside or went there since the account is kept here, in the order in which it did. */
    public List<Transfer> transfers() {
        return List.copyOf(transfers.values());
    }

    List<Credit> creditsFrom(LocalDate first) {
        return List.copyOf(credits.tailMap(first, true).values());
    }

    void execute(ExchangeOrder order, BrokerExecution execution, ExecutionCosts price) {
        Money value = execution.price().times(execution.quantity());
        boolean buy = order.side() == Side.BUY;
        Money moved = (buy ? value.negate() : value).minus(execution.fee());
        executions.merge(
                order.id(),
                List.of(execution),
                (before, more) ->
                        sorted(Stream.concat(before.stream(), more.stream()).toList()));
        answers.remove(order.id());
        change(
                order.symbol(),
                new ShareChange(
                        execution.tradingDate(),
                        execution.asOf(),
                        buy
                                ? execution.quantity().value()
                                : execution.quantity().value().negate(),
                        false));
        cash = cash.plus(moved);
        costs = costs.plus(price);
        events.add(new ExchangeEvent.Executed(order, execution, moved, price));
    }

    void apply(CorporateAction action, Quantity held, Entitlement entitlement, Instant asOf) {
        applied.add(action.key());
        BigDecimal gone = held.value().negate();
        BigDecimal come = entitlement.shares().value();
        if (action.symbol().equals(entitlement.symbol())) {
            change(action.symbol(), new ShareChange(action.exDate(), asOf, gone.add(come), true));
        } else {
            change(action.symbol(), new ShareChange(action.exDate(), asOf, gone, true));
            change(entitlement.symbol(), new ShareChange(action.exDate(), asOf, come, true));
            over.clear();
        }
        cash = cash.plus(entitlement.cash());
        events.add(new ExchangeEvent.ActionApplied(action, held, entitlement, asOf));
    }

    private void put(ExchangeOrder order) {
        orders.put(order.id(), order);
        boolean wasOpen = open.remove(order);
        if (order.isOpen()) {
            open.add(order);
        }
        if (wasOpen != order.isOpen()) {
            symbolsNow = null;
        }
        answers.remove(order.id());
        openNow = null;
        withoutDue = null;
    }

    private static List<BrokerExecution> sorted(List<BrokerExecution> executed) {
        return executed.stream().sorted(OLDEST_FIRST).toList();
    }

    private Stream<ShareChange> history(Symbol symbol) {
        return Stream.concat(earlier.apply(symbol).stream(), changes.getOrDefault(symbol, List.of()).stream());
    }

    private void change(Symbol symbol, ShareChange change) {
        Quantity now = new Quantity(held(symbol).value().add(change.shares()));
        if (now.isZero()) {
            shares.remove(symbol);
        } else {
            shares.put(symbol, now);
        }
        symbolsNow = null;
        withoutDue = null;
        changes.computeIfAbsent(symbol, s -> new ArrayList<>()).add(change);
    }
}
