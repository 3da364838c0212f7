package io.bellwether.marketdata.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.DataVerdict.Finding;
import io.bellwether.marketdata.domain.DataVerdict.Reason;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges the data of symbols at a session by what is known at its moment. */
public final class DataJudge {
    /** A symbol without a bar in so many sessions trades no more, or not yet. */
    public static final int LATELY = 20;

    /** Of a symbol with such a median volume [shares per session] some trade each day. */
    private static final long LIQUID = 10_000;

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private final LocalDate date;
    private final Instant asOf;
    private final BigDecimal tolerance;
    private final Instant open;
    private final LocalDate previous;
    private final LocalDate lately;

    /**
     * @param date the session's day
     * @param tolerance how far the closes of two sources may be apart [fraction]
     * @throws IllegalArgumentException when the exchange is closed on the day
     */
    public DataJudge(LocalDate date, Instant asOf, BigDecimal tolerance) {
        this.date = date;
        this.asOf = asOf;
        this.tolerance = tolerance;
        this.open = CALENDAR.hours(date)
                .orElseThrow(() -> new IllegalArgumentException(date + " is not a trading day"))
                .open();
        this.previous = CALENDAR.previous(date);
        this.lately = sessionsBefore(date);
    }

    /**
     * What is known of a symbol.
     *
     * @param bars its last ones, oldest first, in today's shares
     * @param quote its last price; it may be of an earlier session
     * @param halt the stop of trading in force
     * @param noBar the sources that did not deliver the last bar; none where there is one source only
     * @param noQuote the sources that did not deliver a quote that may be traded on; none where there is one source only
     */
    public record Known(
            Symbol symbol,
            List<Bar> bars,
            Optional<LastPrice> quote,
            Optional<TradingHalt> halt,
            List<Passed> noBar,
            List<Passed> noQuote) {}

    /** The session before, whose bar each symbol needs. */
    public LocalDate previous() {
        return previous;
    }

    /** Whether the symbol traded lately: others do not count. */
    public boolean trades(Known known) {
        return !known.bars().isEmpty() && !known.bars().getLast().date().isBefore(lately);
    }

    /** The verdict without what further sources say. */
    public DataVerdict judge(Known known) {
        if (!trades(known)) {
            String last = known.bars().isEmpty()
                    ? ""
                    : ", the last one is of " + known.bars().getLast().date();
            return new DataVerdict(
                    known.symbol(),
                    List.of(new Finding(
                            Reason.NOT_TRADED, "no bar in the last %d sessions%s".formatted(LATELY, last))));
        }
        List<Finding> findings = new ArrayList<>();
        known.halt().ifPresent(halt -> findings.add(new Finding(Reason.HALTED, text(halt))));
        Optional<Bar> before = barBefore(known.bars());
        Optional<LastPrice> quote = quoteOfToday(known.quote());
        if (quote.isEmpty()) {
            findings.add(missing(Reason.NO_QUOTE, noQuote(), known.noQuote()));
        }
        if (before.isEmpty()) {
            findings.add(missing(Reason.MISSING_BAR, noBar(), known.noBar()));
        }
        before.ifPresent(bar -> {
            quote.flatMap(price -> split(bar.close(), price.price()))
                    .ifPresent(text -> findings.add(new Finding(Reason.POSSIBLE_SPLIT, text)));
            if (bar.volume() == 0) {
                findings.add(untraded(bar, known.bars()));
            }
        });
        return inOrder(known.symbol(), findings);
    }

    /** The verdict with what further sources say of the close. */
    public DataVerdict with(DataVerdict verdict, Price close, Opinion opinion) {
        List<Finding> findings = new ArrayList<>(verdict.findings());
        opinion.compare(close, tolerance).ifPresent(findings::add);
        return inOrder(verdict.symbol(), findings);
    }

    /** The verdict with what is written about the symbol, where that calls for care. */
    public DataVerdict with(DataVerdict verdict, Talk talk) {
        if (!talk.callsForCare()) {
            return verdict;
        }
        List<Finding> findings = new ArrayList<>(verdict.findings());
        findings.add(new Finding(Reason.TALKED_UP, talk.why()));
        return inOrder(verdict.symbol(), findings);
    }

    /** The words for a price of the session that is missing. */
    public String noQuote() {
        return "no price of %s at %s".formatted(date, asOf);
    }

    /** The words for a bar of the session before that is missing. */
    public String noBar() {
        return "no bar of " + previous;
    }

    /** The bar of the session before; mostly it is the last one. */
    public Optional<Bar> barBefore(List<Bar> bars) {
        int last = bars.size() - 1;
        while (last >= 0 && bars.get(last).date().isAfter(previous)) {
            last--;
        }
        return last >= 0 && bars.get(last).date().equals(previous) ? Optional.of(bars.get(last)) : Optional.empty();
    }

    /** The price where it is of this session. */
    public Optional<LastPrice> quoteOfToday(Optional<LastPrice> quote) {
        return quote.filter(price -> !price.asOf().isBefore(open));
    }

    private static Finding missing(Reason reason, String what, List<Passed> passed) {
        if (passed.isEmpty()) {
            return new Finding(reason, what);
        }
        boolean foreign = passed.stream().anyMatch(one -> one.reason().endsWith(SourceChoice.NOT_IN_DOLLARS));
        String why =
                passed.stream().map(one -> one.source() + ": " + one.reason()).collect(Collectors.joining("; "));
        return new Finding(foreign ? Reason.WRONG_CURRENCY : reason, "%s (%s)".formatted(what, why));
    }

    private static Optional<String> split(Price close, Price now) {
        return SplitRule.judge(close, now)
                .filter(found -> found.kind() != SplitRule.Kind.JUMP)
                .map(found -> {
                    boolean reverse = found.kind() == SplitRule.Kind.REVERSE_SPLIT;
                    return "the price %s after a close of %s looks like a %s that nobody announced"
                            .formatted(
                                    now, close, reverse ? "reverse split 1:" + found.n() : "split " + found.n() + ":1");
                });
    }

    private static String text(TradingHalt halt) {
        return "trading is halted since " + halt.from() + (halt.reason().isBlank() ? "" : ": " + halt.reason());
    }

    /** A price that moved was traded at; what is traded in plenty each day is not left alone for one. */
    private Finding untraded(Bar bar, List<Bar> bars) {
        long usual = bars.stream()
                .mapToLong(Bar::volume)
                .sorted()
                .skip(bars.size() / 2)
                .findFirst()
                .orElse(0);
        int place = bars.indexOf(bar);
        boolean moved = place > 0 && bar.close().compareTo(bars.get(place - 1).close()) != 0;
        String what = "nothing traded on " + previous;
        if (moved) {
            return new Finding(Reason.ZERO_VOLUME, what + ", and yet the price moved");
        }
        return usual >= LIQUID
                ? new Finding(Reason.ZERO_VOLUME, "%s, where %d shares a day are usual".formatted(what, usual))
                : new Finding(Reason.QUIET, what);
    }

    private static DataVerdict inOrder(Symbol symbol, List<Finding> findings) {
        return new DataVerdict(
                symbol,
                findings.stream().sorted(Comparator.comparing(Finding::reason)).toList());
    }

    private static LocalDate sessionsBefore(LocalDate date) {
        LocalDate day = date;
        for (int i = 0; i < LATELY && day.isAfter(ExchangeCalendar.FIRST.plusDays(7)); i++) {
            day = CALENDAR.previous(day);
        }
        return day;
    }
}
