package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import io.bellwether.portfolio.domain.imports.Findings.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Enters what a record says beside its trades. A row of a day without a session belongs to the next one. What changes
 * shares and what brings cash comes before the trades of the day, what takes some away after them.
 */
final class EventEntries {
    /**
     * So long after a split its row may come in another source, and a dividend be paid after its ex-date [days]. One source
     * tells of a split once: what it says a second time is another one.
     */
    private static final int SAME_SPLIT = 10;

    private static final int PAID_AFTER = 60;
    private static final int PER_SHARE_SCALE = 12;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final TreeMap<LocalDate, List<RecordRow.Event>> bySession = new TreeMap<>();
    private final Map<Symbol, Told> lastSplits = new HashMap<>();
    private final Map<Symbol, Quantity> fractions = new HashMap<>();
    private final Set<String> booked = new HashSet<>();
    private final Entries entries;
    private final Findings findings;
    private final List<RecordRow> rows;

    /** A split, and the file that told of it. */
    private record Told(CorporateAction.Split split, String file) {}

    EventEntries(Entries entries, Findings findings, Terms terms, List<RecordRow> rows) {
        this.entries = entries;
        this.findings = findings;
        this.rows = rows;
        for (RecordRow row : rows) {
            if (row instanceof RecordRow.Event event && !terms.start().includes(event.event())) {
                keep(event);
            }
        }
    }

    private void keep(RecordRow.Event row) {
        LocalDate date = row.event().date();
        if (date.isBefore(ExchangeCalendar.FIRST) || date.isAfter(ExchangeCalendar.LAST.minusDays(7))) {
            findings.about(
                    row.event(), Kind.NOT_A_TRADING_DAY, Treatment.REFUSED, TradingDays.none(date) + "; not booked");
            return;
        }
        LocalDate session = calendar.isTradingDay(date) ? date : calendar.next(date);
        bySession.computeIfAbsent(session, d -> new ArrayList<>()).add(row);
    }

    /** Sessions with something to enter, if what it concerns is held. */
    Set<LocalDate> dates() {
        return bySession.keySet();
    }

    void beforeTrades(ExchangeHours session) {
        List<RecordRow.Event> events = bySession.getOrDefault(session.date(), List.of()).stream()
                .sorted(Comparator.comparingInt(row -> rank(row.event())))
                .toList();
        for (RecordRow.Event row : events) {
            switch (row.event()) {
                case RecordEvent.Announced announced -> announced(announced, session);
                case RecordEvent.Split split -> split(split, session);
                case RecordEvent.SplitShares shares -> splitShares(shares, session);
                case RecordEvent.SymbolChange change -> rename(change, change.symbol(), change.newSymbol(), session);
                case RecordEvent.Cash cash -> {
                    if (cash.amount().isPositive()) {
                        cash(row, cash, session);
                    }
                }
                case RecordEvent.Transfer transfer -> {
                    if (transfer.shares().signum() > 0) {
                        transferIn(row, transfer, session);
                    }
                }
                case RecordEvent.Payout payout -> {}
            }
        }
    }

    void afterTrades(ExchangeHours session) {
        List<RecordRow.Event> events = bySession.getOrDefault(session.date(), List.of());
        for (RecordRow.Event row : events) {
            if (row.event() instanceof RecordEvent.Transfer transfer
                    && transfer.shares().signum() < 0) {
                transferOut(row, transfer, session);
            } else if (row.event() instanceof RecordEvent.Payout payout) {
                payout(row, payout, session);
            }
        }
        for (RecordRow.Event row : events) {
            if (row.event() instanceof RecordEvent.Cash cash && cash.amount().isNegative()) {
                cash(row, cash, session);
            }
        }
    }

    /** On one day what is paid on old shares comes before what changes them. */
    private static int rank(RecordEvent event) {
        return switch (event) {
            case RecordEvent.Announced announced -> announced.action().kind().ordinal();
            case RecordEvent.Split split -> CorporateAction.Kind.SPLIT.ordinal();
            case RecordEvent.SplitShares shares -> CorporateAction.Kind.SPLIT.ordinal();
            case RecordEvent.SymbolChange change -> CorporateAction.Kind.SYMBOL_CHANGE.ordinal();
            default -> CorporateAction.Kind.values().length;
        };
    }

    private void announced(RecordEvent.Announced event, ExchangeHours session) {
        switch (event.action()) {
            case CorporateAction.Split split -> split(event, split, session);
            case CorporateAction.Dividend dividend -> {
                if (isPaidByARow(dividend)) {
                    findings.about(
                            event,
                            Kind.DUPLICATE_ROW,
                            Treatment.LISTED,
                            "the record has a row with this dividend; that one is booked");
                } else {
                    once(event, dividend, session);
                }
            }
            case CorporateAction.SymbolChange change -> rename(event, change.symbol(), change.newSymbol(), session);
            case CorporateAction.Delisting delisting -> once(event, delisting, session);
        }
    }

    private boolean isPaidByARow(CorporateAction.Dividend dividend) {
        return Rows.events(rows)
                .anyMatch(event -> event instanceof RecordEvent.Cash cash
                        && cash.kind() == RecordEvent.CashKind.DIVIDEND
                        && cash.about().filter(dividend.symbol()::equals).isPresent()
                        && !cash.date().isBefore(dividend.exDate())
                        && cash.date().isBefore(dividend.exDate().plusDays(PAID_AFTER)));
    }

    private void split(RecordEvent.Split event, ExchangeHours session) {
        split(
                event,
                new CorporateAction.Split(event.symbol(), session.date(), event.newRate(), event.oldRate()),
                session);
        event.newSymbol()
                .filter(name -> !name.equals(event.symbol()))
                .ifPresent(name -> rename(event, event.symbol(), name, session));
    }

    private void splitShares(RecordEvent.SplitShares event, ExchangeHours session) {
        BigDecimal held = entries.tally().held(event.symbol()).value();
        BigDecimal after = held.add(event.change());
        if (held.signum() == 0 || after.signum() <= 0) {
            findings.about(
                    event,
                    Kind.SHARES_NOT_HELD,
                    new Figures(event.change(), held, Treatment.REFUSED),
                    "a split cannot change what is held by so many shares; not booked: is the purchase missing in the file?");
            return;
        }
        split(event, new CorporateAction.Split(event.symbol(), session.date(), after, held), session);
    }

    private void split(RecordEvent event, CorporateAction.Split split, ExchangeHours session) {
        Told told = lastSplits.get(split.symbol());
        CorporateAction.@Nullable Split last =
                told == null || told.file().equals(event.at().file()) ? null : told.split();
        if (last != null
                && isForward(last) == isForward(split)
                && !last.exDate().plusDays(SAME_SPLIT).isBefore(split.exDate())) {
            findings.about(
                    event,
                    Kind.DUPLICATE_ROW,
                    Treatment.LISTED,
                    "is taken for the split of %s once more; booked once, %s new shares for %s"
                            .formatted(
                                    last.exDate(),
                                    last.newRate().toPlainString(),
                                    last.oldRate().toPlainString()));
            return;
        }
        if (once(event, split, session)) {
            lastSplits.put(split.symbol(), new Told(split, event.at().file()));
            fraction(event, split.symbol(), session);
        }
    }

    private static boolean isForward(CorporateAction.Split split) {
        return split.newRate().compareTo(split.oldRate()) > 0;
    }

    /** A source that names the ratio alone leaves the fraction to a row of cash. */
    private void fraction(RecordEvent event, Symbol symbol, ExchangeHours session) {
        BigDecimal held = entries.tally().held(symbol).value();
        BigDecimal part = held.remainder(BigDecimal.ONE);
        if (part.signum() == 0) {
            return;
        }
        boolean paid = Rows.events(rows)
                .anyMatch(other -> other instanceof RecordEvent.Cash cash
                        && cash.kind() == RecordEvent.CashKind.CASH_IN_LIEU
                        && cash.about().filter(symbol::equals).isPresent()
                        && !cash.date().isBefore(event.date()));
        if (paid) {
            fractions.put(symbol, new Quantity(part));
        } else {
            findings.about(
                    event,
                    Kind.FRACTION_LEFT,
                    new Figures(held, held.subtract(part), Treatment.LISTED),
                    "shares after the split of %s; no row pays for the fraction, which stays"
                            .formatted(session.date()));
        }
    }

    private void rename(RecordEvent event, Symbol from, Symbol to, ExchangeHours session) {
        if (!from.equals(to)) {
            once(event, new CorporateAction.SymbolChange(from, session.date(), to), session);
        }
    }

    /** Books an action once; says whether it concerned anything. */
    private boolean once(RecordEvent event, CorporateAction action, ExchangeHours session) {
        if (booked.contains(action.key())) {
            findings.about(
                    event,
                    Kind.DUPLICATE_ROW,
                    Treatment.LISTED,
                    "there is a row before with a %s of %s on %s; that one is booked"
                            .formatted(
                                    action.kind().name().toLowerCase(Locale.ROOT), action.symbol(), action.exDate()));
            return false;
        }
        boolean concerned = entries.action(action, session.date());
        if (concerned) {
            booked.add(action.key());
        } else if (!(event instanceof RecordEvent.Announced)) {
            findings.about(
                    event,
                    Kind.SHARES_NOT_HELD,
                    Treatment.LISTED,
                    "no %s were held before the day; nothing changes".formatted(action.symbol()));
        }
        return concerned;
    }

    private void cash(RecordRow.Event row, RecordEvent.Cash cash, ExchangeHours session) {
        Optional<Symbol> about = cash.about();
        boolean inLieu = cash.kind() == RecordEvent.CashKind.CASH_IN_LIEU
                && cash.amount().isPositive();
        Optional<Quantity> fraction = inLieu ? about.map(fractions::get) : Optional.empty();
        Optional<Price> price = fraction.map(part -> perShare(cash.amount(), part));
        if (fraction.isPresent()
                && fraction.get().compareTo(entries.tally().held(about.orElseThrow())) <= 0
                && price.orElseThrow().times(fraction.get()).equals(cash.amount())) {
            fractions.remove(about.orElseThrow());
            sell(moved(row, about.get(), Side.SELL, fraction.get(), price.get(), session, cash.detail()));
        } else {
            entries.cash(row, kind(cash.kind()), cash.amount(), session);
        }
    }

    private static CashEntry.Kind kind(RecordEvent.CashKind kind) {
        return switch (kind) {
            case DEPOSIT -> CashEntry.Kind.DEPOSIT;
            case WITHDRAWAL -> CashEntry.Kind.WITHDRAWAL;
            case DIVIDEND -> CashEntry.Kind.DIVIDEND;
            case INTEREST -> CashEntry.Kind.INTEREST;
            case FEE -> CashEntry.Kind.FEE;
            case TAX -> CashEntry.Kind.TAX;
            case CASH_IN_LIEU -> CashEntry.Kind.CASH_IN_LIEU;
        };
    }

    /** Shares that come in are a deposit of what they cost, and bought with it. */
    private void transferIn(RecordRow.Event row, RecordEvent.Transfer transfer, ExchangeHours session) {
        Quantity shares = new Quantity(transfer.shares());
        Optional<Price> stated = transfer.value().filter(Money::isPositive).map(value -> perShare(value, shares));
        Optional<Price> price = stated.or(() -> entries.tally().lastPrice(transfer.symbol()))
                .or(() -> nextPrice(transfer.symbol(), session.date()));
        if (price.isEmpty()) {
            findings.about(
                    transfer,
                    Kind.NO_PRICE,
                    Treatment.REFUSED,
                    "shares came from another account and the record names no price of them; not booked");
            return;
        }
        if (stated.isEmpty()) {
            findings.about(
                    transfer,
                    Kind.NO_PRICE,
                    Treatment.LISTED,
                    "shares came from another account, at what cost the record does not say; booked at %s, the price of a trade"
                            .formatted(price.get()));
        }
        entries.cash(row, CashEntry.Kind.DEPOSIT, price.get().times(shares), session);
        entries.transfer(
                moved(row, transfer.symbol(), Side.BUY, shares, price.get(), session, "Transfer from another account"));
    }

    private Optional<Price> nextPrice(Symbol symbol, LocalDate from) {
        return Rows.trades(rows)
                .filter(trade -> trade.symbol().equals(symbol) && !trade.date().isBefore(from))
                .min(Comparator.comparing(SourceTrade::date))
                .map(SourceTrade::price);
    }

    private void transferOut(RecordRow.Event row, RecordEvent.Transfer transfer, ExchangeHours session) {
        Quantity shares = new Quantity(transfer.shares().negate());
        Quantity held = entries.tally().held(transfer.symbol());
        if (exceeds(transfer, shares, held)) {
            return;
        }
        Price price = transfer.value()
                .filter(Money::isPositive)
                .map(value -> perShare(value, shares))
                .orElseGet(() -> entries.tally().lastPrice(transfer.symbol()).orElseThrow());
        findings.about(
                transfer,
                Kind.TRANSFERRED_OUT,
                Treatment.LISTED,
                "shares left for another account; the books have them as sold at %s and the cash as withdrawn; for the tax it is no sale"
                        .formatted(price));
        entries.transfer(
                moved(row, transfer.symbol(), Side.SELL, shares, price, session, "Transfer to another account"));
        entries.cash(row, CashEntry.Kind.WITHDRAWAL, price.times(shares).negate(), session);
    }

    private boolean exceeds(RecordEvent event, Quantity shares, Quantity held) {
        boolean exceeds = shares.compareTo(held) > 0;
        if (exceeds) {
            findings.about(
                    event,
                    Kind.SHARES_NOT_HELD,
                    new Figures(shares.value(), held.value(), Treatment.REFUSED),
                    "shares would go that are not held; not booked: is the purchase or a split missing in the file?");
        }
        return exceeds;
    }

    private void payout(RecordRow.Event row, RecordEvent.Payout payout, ExchangeHours session) {
        Quantity held = entries.tally().held(payout.symbol());
        if (exceeds(payout, payout.shares(), held)) {
            return;
        }
        BigDecimal each =
                payout.amount().amount().divide(payout.shares().value(), PER_SHARE_SCALE, RoundingMode.HALF_UP);
        boolean all = payout.shares().equals(held);
        if (all && once(payout, new CorporateAction.Delisting(payout.symbol(), session.date(), each), session)) {
            return;
        }
        if (!payout.amount().isPositive()) {
            findings.about(
                    payout,
                    Kind.SHARES_NOT_HELD,
                    new Figures(payout.shares().value(), held.value(), Treatment.REFUSED),
                    "only some of the shares held became worthless; not booked");
            return;
        }
        Price price = perShare(payout.amount(), payout.shares());
        sell(moved(row, payout.symbol(), Side.SELL, payout.shares(), price, session, "Paid out"));
        Money rest = payout.amount().minus(price.times(payout.shares()));
        if (!rest.equals(Money.ZERO)) {
            entries.cash(row, CashEntry.Kind.PAYOUT, rest, session);
        }
    }

    private static Price perShare(Money amount, Quantity shares) {
        return Price.rounded(
                amount.amount().divide(shares.value(), PER_SHARE_SCALE, RoundingMode.HALF_UP), Price.MAX_SCALE);
    }

    private void sell(RecordRow.Trade trade) {
        entries.trade(trade, Optional.empty());
    }

    /** What a row moves, as a trade. */
    private static RecordRow.Trade moved(
            RecordRow.Event row,
            Symbol symbol,
            Side side,
            Quantity shares,
            Price price,
            ExchangeHours session,
            String words) {
        SourceTrade trade = new SourceTrade(
                row.event().at(),
                session.date(),
                Optional.empty(),
                symbol,
                side,
                shares,
                price,
                Money.ZERO,
                Optional.empty(),
                Optional.empty(),
                words,
                Optional.empty());
        return new RecordRow.Trade("event:" + row.key(), row.run(), trade);
    }
}
