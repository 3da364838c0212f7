package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Map<LocalDate, List<RecordRow.Trade>> trades = new TreeMap<>();
    private final TreeMap<LocalDate, SourceDay> days = new TreeMap<>();
    private final Findings findings = new Findings();
    private final Terms terms;
    private final Entries entries;
    private final DayCheck dayCheck;

    private Rebuild(Terms terms) {
        this.terms = terms;
        this.entries = new Entries(terms, findings);
        this.dayCheck = new DayCheck(findings, terms.asRecorded());
    }

    /** Rebuilds a record of one file; never throws over what a source says. */
    public static Rebuilt of(SourceRecord record, Terms terms) {
        Merge.Merged merged = Merge.of(List.of(), record, 1);
        return of(merged.rows(), merged.findings(), terms);
    }

    /**
     * Rebuilds a record; never throws over what a source says.
     *
     * @param rows those of a day in their order
     * @param found about these rows before
     */
    public static Rebuilt of(List<RecordRow> rows, List<Finding> found, Terms terms) {
        return new Rebuild(terms).run(rows, found);
    }

    private Rebuilt run(List<RecordRow> rows, List<Finding> found) {
        found.forEach(findings::add);
        for (RecordRow row : rows) {
            if (row instanceof RecordRow.Trade trade) {
                trades.computeIfAbsent(trade.trade().date(), d -> new ArrayList<>())
                        .add(trade);
            }
        }
        trades.values()
                .forEach(ofDay -> ofDay.sort(
                        Comparator.comparing(row -> row.trade().time().orElse(Instant.EPOCH))));
        Rows.days(rows).forEach(this::keep);
        reportMissingDays();
        EventEntries events = new EventEntries(entries, findings, terms, rows);
        TreeSet<LocalDate> dates = new TreeSet<>(trades.keySet());
        dates.addAll(days.keySet());
        dates.addAll(events.dates());
        for (LocalDate date : dates) {
            calendar.hours(date).ifPresent(session -> day(session, events));
        }
        return new Rebuilt(
                entries.steps(),
                entries.quotes(),
                findings.inOrder(),
                entries.tally().book());
    }

    private void keep(SourceDay day) {
        if (!TradingDays.isKnown(calendar, day.date())) {
            findings.about(
                    day.at(), day.date(), Kind.NOT_A_TRADING_DAY, Treatment.REFUSED, TradingDays.none(day.date()));
            return;
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

    private void day(ExchangeHours session, EventEntries events) {
        Optional<SourceDay> day = Optional.ofNullable(days.get(session.date()));
        Map<Symbol, Quantity> sold = new HashMap<>();
        int before = entries.steps().size();
        entries.begin(session);
        events.beforeTrades(session);
        DayOrder order = new DayOrder(trades.getOrDefault(session.date(), List.of()), findings);
        while (order.hasNext()) {
            RecordRow.Trade row = order.next(entries.tally().cash(), entries::isBookable, entries.tally()::held);
            SourceTrade trade = row.trade();
            entries.trade(row, day.flatMap(rows -> stop(rows, trade.symbol())))
                    .filter(shares -> trade.side() == Side.SELL)
                    .ifPresent(shares -> sold.merge(trade.symbol(), shares, Quantity::plus));
            if (day.isEmpty() && !days.isEmpty()) {
                findings.about(
                        trade,
                        Kind.TRADE_WITHOUT_DAY,
                        Treatment.LISTED,
                        "there are no daily rows of " + session.date() + " to compare with");
            }
        }
        events.afterTrades(session);
        day.ifPresent(rows -> close(rows, session, sold));
        if (days.isEmpty() && entries.steps().size() > before) {
            entries.close(session.date(), session.close(), Optional.empty());
        }
    }

    private static Optional<Price> stop(SourceDay day, Symbol symbol) {
        return day.holdings().stream()
                .filter(holding -> holding.symbol().equals(symbol) && !holding.sold())
                .findFirst()
                .flatMap(SourceHolding::stop);
    }

    private void close(SourceDay day, ExchangeHours session, Map<Symbol, Quantity> sold) {
        Tally tally = entries.tally();
        day.holdings()
                .forEach(holding -> holding.price()
                        .ifPresent(price ->
                                entries.quote(holding.symbol(), session.close(), price, LastPrice.Kind.CLOSE)));
        dayCheck.positions(day, tally, sold);
        if (day.total().isEmpty()) {
            findings.about(
                    day.at(), day.date(), Kind.NO_TOTAL, Treatment.LISTED, "the day has no row with cash and equity");
        }
        day.total().ifPresent(total -> {
            dayCheck.cash(day.date(), total, tally.cash().minus(entries.funded()));
            if (terms.asRecorded()) {
                entries.follow(total, session);
            }
            dayCheck.sums(day, total, tally.equity().minus(entries.funded()));
        });
        Optional<SourceTotal> asStated =
                day.total().filter(total -> terms.asRecorded() && total.cash().signum() >= 0);
        entries.close(day.date(), session.close(), asStated);
    }
}
