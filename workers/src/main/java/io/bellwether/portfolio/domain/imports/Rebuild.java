package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.domain.Quote;
import io.bellwether.portfolio.domain.Booking;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import io.bellwether.portfolio.domain.imports.TradeScreen.Keyed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds books from the trades of a record and compares them with its daily figures. Nothing is mended in silence: what
 * does not add up is a finding, what cannot be is not booked, and where the source is followed against its own trades a
 * finding says so. The same record always gives the same bookings with the same natural keys.
 */
public final class Rebuild {
    private static final String NOT_SOLD = "; sales that could not be booked up to then state %s USD";

    private final Findings findings = new Findings();
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final TradeCheck tradeCheck = new TradeCheck(findings);
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Quote> quotes = new LinkedHashMap<>();
    private final Map<LocalDate, List<Keyed>> trades = new TreeMap<>();
    private final TreeMap<LocalDate, SourceDay> days = new TreeMap<>();
    private final Terms terms;
    private final Tally tally;
    private final DayCheck dayCheck;
    private Money funded = Money.ZERO;
    private Money notSold = Money.ZERO;

    private Rebuild(Terms terms) {
        this.terms = terms;
        this.tally = new Tally(terms.initialCash());
        this.dayCheck = new DayCheck(findings, terms.asRecorded());
    }

    /** Rebuilds a record; never throws over what a source says. */
    public static Rebuilt of(SourceRecord record, Terms terms) {
        return new Rebuild(terms).run(record);
    }

    private Rebuilt run(SourceRecord record) {
        record.findings().forEach(findings::add);
        new TradeScreen(findings)
                .inOrder(record.trades())
                .forEach(keyed -> trades.computeIfAbsent(keyed.trade().date(), d -> new ArrayList<>())
                        .add(keyed));
        record.days().forEach(this::keep);
        reportMissingDays();
        TreeSet<LocalDate> dates = new TreeSet<>(trades.keySet());
        dates.addAll(days.keySet());
        for (LocalDate date : dates) {
            calendar.session(date).ifPresent(this::day);
        }
        return new Rebuilt(steps, List.copyOf(quotes.values()), findings.inOrder(), tally.book());
    }

    private void keep(SourceDay day) {
        if (!Sessions.isKnown(calendar, day.date())) {
            findings.about(day.at(), day.date(), Kind.NOT_A_TRADING_DAY, Treatment.REFUSED, Sessions.none(day.date()));
            return;
        }
        if (!days.isEmpty() && day.date().isBefore(days.lastKey())) {
            findings.about(
                    day.at(),
                    day.date(),
                    Kind.OUT_OF_ORDER,
                    Treatment.LISTED,
                    "stands behind the rows of " + days.lastKey());
        }
        days.put(day.date(), day);
    }

    private void reportMissingDays() {
        @Nullable LocalDate before = null;
        for (SourceDay day : days.values()) {
            for (LocalDate date = before == null ? day.date() : calendar.next(before);
                    date.isBefore(day.date());
                    date = calendar.next(date)) {
                findings.about(
                        day.at(),
                        date,
                        Kind.MISSING_DAY,
                        Treatment.LISTED,
                        "the exchange had a session on %s; there is no row between %s and %s"
                                .formatted(date, before, day.date()));
            }
            before = day.date();
        }
    }

    private void day(TradingSession session) {
        Optional<SourceDay> day = Optional.ofNullable(days.get(session.date()));
        Map<Symbol, Quantity> sold = new HashMap<>();
        Instant asOf = session.open();
        int n = 0;
        DayOrder order = new DayOrder(trades.getOrDefault(session.date(), List.of()), findings);
        while (order.hasNext()) {
            Keyed keyed = order.next(tally.cash(), this::isBookable);
            SourceTrade trade = keyed.trade();
            Optional<Quantity> quantity = bookable(trade);
            if (quantity.isPresent()) {
                asOf = after(asOf, trade);
                book(keyed, quantity.get(), ++n, asOf, day);
                if (trade.side() == Side.SELL) {
                    sold.merge(trade.symbol(), quantity.get(), Quantity::plus);
                }
            }
            if (day.isEmpty() && !days.isEmpty()) {
                findings.about(
                        trade,
                        Kind.TRADE_WITHOUT_DAY,
                        Treatment.LISTED,
                        "there are no daily rows of " + session.date() + " to compare with");
            }
        }
        day.ifPresent(rows -> close(rows, session, sold));
        if (days.isEmpty()) {
            steps.add(new Step.Close(session.date(), session.close(), Optional.empty()));
        }
    }

    /** A file without times keeps its order: its trades follow each other a second apart from the open on. */
    private static Instant after(Instant before, SourceTrade trade) {
        Instant next = before.plusSeconds(1);
        return trade.time()
                .map(time -> time.isAfter(before) ? time : before.plusMillis(1))
                .orElse(next);
    }

    private boolean exceeds(SourceTrade trade) {
        return trade.side() == Side.SELL && trade.quantity().compareTo(tally.held(trade.symbol())) > 0;
    }

    private boolean isBookable(SourceTrade trade) {
        return !exceeds(trade)
                || (terms.asRecorded() && tally.held(trade.symbol()).isPositive());
    }

    /** The shares to book; empty when the row is refused. */
    private Optional<Quantity> bookable(SourceTrade trade) {
        if (!exceeds(trade)) {
            return Optional.of(trade.quantity());
        }
        Quantity held = tally.held(trade.symbol());
        boolean capped = isBookable(trade);
        findings.about(
                trade,
                Kind.SELL_EXCEEDS_HOLDING,
                capped ? Treatment.CAPPED : Treatment.REFUSED,
                trade.quantity().value(),
                held.value(),
                capped
                        ? "sells more than is owned; all that is owned is sold"
                        : "sells more than is owned; not booked");
        Quantity booked = capped ? held : Quantity.ZERO;
        notSold = notSold.plus(trade.price().times(trade.quantity().minus(booked)));
        return Optional.of(booked).filter(Quantity::isPositive);
    }

    private void book(Keyed keyed, Quantity quantity, int n, Instant asOf, Optional<SourceDay> day) {
        SourceTrade trade = keyed.trade();
        String date = trade.date().format(DateTimeFormatter.BASIC_ISO_DATE);
        Fill fill = new Fill(
                "import:" + terms.desk() + ":" + keyed.key(),
                terms.desk() + "-" + date + "-import-" + n,
                trade.symbol(),
                trade.side(),
                quantity,
                trade.price(),
                trade.fee(),
                trade.date(),
                asOf,
                trade.side() == Side.BUY ? day.flatMap(rows -> stop(rows, trade.symbol())) : Optional.empty());
        BigDecimal averageCost = tally.averageCost(trade.symbol(), quantity);
        Booking booking = tally.apply(fill);
        if (tally.cash().isNegative()) {
            fund(trade, fill);
        }
        if (quantity.equals(trade.quantity())) {
            tradeCheck.check(trade, fill, booking, averageCost);
        }
        quote(trade.symbol(), asOf, trade.price(), Quote.Kind.INTRADAY);
        steps.add(new Step.Trade(fill, n, trade.reason()));
    }

    /** The least cash that must have come in before the trade; where it came from the source does not say. */
    private void fund(SourceTrade trade, Fill fill) {
        Money missing = tally.cash().negate();
        CashEntry.Kind kind = terms.asRecorded() ? CashEntry.Kind.CORRECTION : CashEntry.Kind.UNEXPLAINED_DEPOSIT;
        findings.about(
                trade,
                Kind.CASH_BELOW_ZERO,
                Treatment.FUNDED,
                tally.cash().amount(),
                BigDecimal.ZERO,
                "cash the trade would leave; the missing %s USD are entered as %s%s"
                        .formatted(missing, kind, notSold.isPositive() ? NOT_SOLD.formatted(notSold) : ""));
        steps.add(new Step.Unexplained(CashEntry.missing(kind, missing, fill)));
        tally.move(missing);
        funded = funded.plus(missing);
    }

    private static Optional<Price> stop(SourceDay day, Symbol symbol) {
        return day.holdings().stream()
                .filter(holding -> holding.symbol().equals(symbol) && !holding.sold())
                .findFirst()
                .flatMap(SourceHolding::stop);
    }

    private void close(SourceDay day, TradingSession session, Map<Symbol, Quantity> sold) {
        day.holdings()
                .forEach(holding -> holding.price()
                        .ifPresent(price -> quote(holding.symbol(), session.close(), price, Quote.Kind.CLOSE)));
        dayCheck.positions(day, tally, sold);
        if (day.total().isEmpty()) {
            findings.about(
                    day.at(), day.date(), Kind.NO_TOTAL, Treatment.LISTED, "the day has no row with cash and equity");
        }
        day.total().ifPresent(total -> {
            dayCheck.cash(day.date(), total, tally.cash().minus(funded));
            if (terms.asRecorded()) {
                follow(total, session);
            }
            dayCheck.sums(day, total, tally.equity().minus(funded));
        });
        Optional<SourceTotal> asStated =
                day.total().filter(total -> terms.asRecorded() && total.cash().signum() >= 0);
        steps.add(new Step.Close(day.date(), session.close(), asStated));
    }

    /** Cash as the source states it; below zero there is none. */
    private void follow(SourceTotal total, TradingSession session) {
        Money step = Money.rounded(total.cash()).max(Money.ZERO).minus(tally.cash());
        if (!step.equals(Money.ZERO)) {
            tally.move(step);
            steps.add(new Step.Unexplained(CashEntry.asRecorded(step, session.date(), session.close())));
        }
        funded = Money.ZERO;
    }

    private void quote(Symbol symbol, Instant asOf, Price price, Quote.Kind kind) {
        tally.price(symbol, price);
        quotes.put(symbol + "@" + asOf, new Quote(symbol, asOf, price, kind));
    }
}
