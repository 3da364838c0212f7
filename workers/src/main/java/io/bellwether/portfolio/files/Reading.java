package io.bellwether.portfolio.files;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import io.bellwether.portfolio.domain.imports.RecordEvent;
import io.bellwether.portfolio.domain.imports.RecordEvent.Cash;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import io.bellwether.portfolio.domain.imports.RecordEvent.Transfer;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.SourceRow;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what a broker's export says, row by row. */
final class Reading {
    private final List<SourceTrade> trades = new ArrayList<>();
    private final List<RecordEvent> events = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Aside> asides = new LinkedHashMap<>();
    private final ShareExchanges exchanges = new ShareExchanges();
    private final TakenBack takenBack = new TakenBack();
    private final ShortSales shortSales = new ShortSales();

    /** Rows of one kind that move nothing: the first of them, and how many. */
    private record Aside(SourceRow first, int times) {}

    /** Reads a row; a {@link BadRow} refuses it. */
    void safely(CsvRow row, Runnable reader) {
        try {
            reader.run();
        } catch (BadRow e) {
            keep(badRow(row.at(), e.getMessage() + "; row refused"));
        }
    }

    /**
     * A trade of a row with the columns symbol, price and amount.
     *
     * @param signed the shares; their sign does not count
     * @param fees the column of the fees, whose sign does not count either; may be empty
     * @throws BadRow when the row cannot be read so
     */
    void trade(CsvRow row, EventTime when, Side side, BigDecimal signed, String fees, String reason) {
        Quantity shares = CsvRow.quantity("quantity", signed.abs());
        if (!shares.isPositive()) {
            throw new BadRow("the quantity is zero");
        }
        BigDecimal cost = row.figure(fees).orElse(BigDecimal.ZERO).abs();
        settled(
                row.at(),
                when,
                VendorSymbols.read(row.needed("symbol")),
                side,
                shares,
                row.neededFigure("price"),
                cost,
                row.figure("amount"),
                reason);
    }

    /**
     * A trade whose row states the cash it moved; where the cash went the other way, the row takes such a trade back.
     *
     * @param printed [USD per share]
     * @param cost [USD] that the file's columns of fees name
     * @param amount [USD] cash, below zero when it was paid
     * @throws BadRow when they contradict each other
     */
    void settled(
            SourceRow at,
            EventTime when,
            Symbol symbol,
            Side side,
            Quantity shares,
            BigDecimal printed,
            BigDecimal cost,
            Optional<BigDecimal> amount,
            String reason) {
        Settlement settled = Settlement.of(side, shares, printed, cost, amount);
        if (Settlement.isBackwards(side, shares, printed, cost, amount)) {
            takeBack(new TakenBack.Row(at, when, symbol, side, shares, settled.price(), Optional.empty()));
        } else {
            trade(at, when, symbol, side, shares, settled, reason, Optional.empty());
        }
    }

    /**
     * A trade.
     *
     * @param settled its price, and its cost where a negative one is a rebate that becomes cash of its own
     */
    void trade(
            SourceRow at,
            EventTime when,
            Symbol symbol,
            Side side,
            Quantity shares,
            Settlement settled,
            String reason,
            Optional<String> id) {
        Money cost = Money.rounded(settled.cost());
        Price price = settled.price();
        trades.add(new SourceTrade(
                at,
                when.date(),
                when.time(),
                symbol,
                side,
                shares,
                price,
                cost.max(Money.ZERO),
                Optional.empty(),
                Optional.empty(),
                oneLine(reason),
                id));
        if (cost.isNegative()) {
            events.add(new Cash(
                    at,
                    when.date(),
                    CashKind.FEE,
                    cost.negate(),
                    Optional.of(symbol),
                    "rebate",
                    id.map(own -> own + ":rebate")));
        }
    }

    /** A row that takes a trade back, wherever in the file that trade stands. */
    void takeBack(TakenBack.Row row) {
        takenBack.add(row);
    }

    /** A short sale that was told, in an export that does not mark the purchase that ends it. */
    void owed(EventTime when, Symbol symbol, BigDecimal shares) {
        shortSales.add(when, symbol, shares);
    }

    /** Cash; an amount of 0 is none. */
    void cash(
            SourceRow at,
            LocalDate date,
            CashKind kind,
            BigDecimal amount,
            Optional<Symbol> about,
            String words,
            Optional<String> id) {
        Money money = Money.rounded(amount);
        if (!money.equals(Money.ZERO)) {
            events.add(new Cash(at, date, kind, money, about, oneLine(words), id));
        }
    }

    /** Cash from outside or to it, by its sign. */
    void transferred(SourceRow at, LocalDate date, BigDecimal amount, String words, Optional<String> id) {
        CashKind kind = amount.signum() < 0 ? CashKind.WITHDRAWAL : CashKind.DEPOSIT;
        cash(at, date, kind, amount, Optional.empty(), words, id);
    }

    void event(RecordEvent event) {
        events.add(event);
    }

    /** A row that is one side of an exchange of shares; what it means is known when all rows are read. */
    void leg(ShareExchanges.Leg leg) {
        exchanges.add(leg);
    }

    /** A row that moves nothing. */
    void aside(String what, SourceRow at) {
        asides.merge(what, new Aside(at, 1), (before, one) -> new Aside(before.first(), before.times() + 1));
    }

    void refuse(Kind kind, SourceRow at, Optional<LocalDate> date, Optional<Symbol> symbol, String detail) {
        findings.add(new Finding(
                kind, Treatment.REFUSED, at, date, symbol, Optional.empty(), Optional.empty(), oneLine(detail)));
    }

    /** A row about something that is no share, and the cash that is missing in the books without it. */
    void notAShare(SourceRow at, LocalDate date, String what, Optional<BigDecimal> amount) {
        String cash = amount.filter(moved -> moved.signum() != 0)
                .map(moved -> "; its %s USD are not in the cash".formatted(moved.toPlainString()))
                .orElse("");
        refuse(
                Kind.NOT_A_SHARE,
                at,
                Optional.of(date),
                Optional.empty(),
                "%s: the books hold shares only%s; row refused".formatted(what, cash));
    }

    /** A row in another currency than the books. */
    void foreign(SourceRow at, LocalDate date, String currency, Optional<BigDecimal> amount) {
        refuse(
                Kind.NOT_A_SHARE,
                at,
                Optional.of(date),
                Optional.empty(),
                "%s%s: the books are in USD; row refused"
                        .formatted(
                                amount.map(moved -> moved.toPlainString() + " ").orElse("in "), currency));
    }

    /** A row whose kind is not known here, and the cash that is missing in the books without it. */
    void unknown(SourceRow at, LocalDate date, String what, Optional<BigDecimal> amount) {
        String cash = amount.filter(moved -> moved.signum() != 0)
                .map(moved -> "; its %s USD are not in the cash".formatted(moved.toPlainString()))
                .orElse("");
        refuse(
                Kind.UNKNOWN_ROW,
                at,
                Optional.of(date),
                Optional.empty(),
                "'%s' is not known here%s; row refused".formatted(what, cash));
    }

    void keep(Finding finding) {
        findings.add(finding);
    }

    static Finding badRow(SourceRow at, String detail) {
        return new Finding(
                Kind.BAD_ROW,
                Treatment.REFUSED,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                detail);
    }

    /**
     * Everything, oldest first.
     *
     * @param newestFirst how the broker orders rows, where their dates do not tell
     */
    SourceRecord record(boolean newestFirst) {
        List<SourceTrade> undone = takenBack.resolve(trades, this);
        undone.forEach(gone -> events.removeIf(event -> event.at().equals(gone.at())));
        shortSales.resolve(trades, this);
        exchanges.resolve(trades, this);
        withinTheAccount();
        asides.forEach((what, aside) -> findings.add(new Finding(
                Kind.SET_ASIDE,
                Treatment.LISTED,
                aside.first(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "%s %s"
                        .formatted(
                                aside.times() == 1 ? "1 row from here on:" : aside.times() + " rows from here on:",
                                what))));
        List<SourceTrade> ordered = new ArrayList<>(trades);
        List<RecordEvent> orderedEvents = new ArrayList<>(events);
        if (isNewestFirst(newestFirst)) {
            Collections.reverse(ordered);
            Collections.reverse(orderedEvents);
        }
        // Statements are grouped by symbol; within a day the file's order stays.
        ordered.sort(Comparator.comparing(SourceTrade::date)
                .thenComparing(trade -> trade.time().orElse(Instant.EPOCH)));
        orderedEvents.sort(Comparator.comparing(RecordEvent::date));
        return new SourceRecord(ordered, orderedEvents, List.of(), findings, undone);
    }

    /** Shares that leave and come on one day, as between cash and margin, stay where they are. */
    private void withinTheAccount() {
        for (RecordEvent event : List.copyOf(events)) {
            if (event instanceof Transfer out && out.shares().signum() < 0) {
                events.stream()
                        .filter(other -> other instanceof Transfer in
                                && in.date().equals(out.date())
                                && in.symbol().equals(out.symbol())
                                && in.shares().compareTo(out.shares().negate()) == 0)
                        .findFirst()
                        .ifPresent(in -> {
                            events.remove(in);
                            events.remove(out);
                            aside("move shares out of a part of the account and, by another row, back in", out.at());
                        });
            }
        }
    }

    /** By most of the steps from one row to the next. */
    private boolean isNewestFirst(boolean otherwise) {
        int down = steps(trades.stream().map(SourceTrade::date).toList())
                + steps(events.stream().map(RecordEvent::date).toList());
        return down == 0 ? otherwise : down > 0;
    }

    private static int steps(List<LocalDate> dates) {
        int down = 0;
        for (int i = 1; i < dates.size(); i++) {
            down += Integer.signum(dates.get(i - 1).compareTo(dates.get(i)));
        }
        return down;
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
