package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.SessionQuotes;
import io.bellwether.marketdata.domain.SourceChoice;
import io.bellwether.marketdata.domain.UnexplainedMoves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Markets whose data vendors deliver: each kind of data comes from the first source of its chain that has it, symbol by
 * symbol, and who delivered what is kept. Bars are stored as they were traded. A symbol that left the market is delivered
 * on for those who hold it, and traded no more.
 */
@Component
class VendorFeed implements MarketFeed {
    /** Sessions of a symbol that is new to the market. */
    static final int HISTORY = 300;

    private final Sources sources;
    private final MarketMembers members;
    private final SourceLog log;
    private final MarketStore store;
    private final MarketReader reader;
    private final DataIssues issues;
    private final QuoteJudge judge;
    private final Besides besides;
    private final ActionsOfSources actions;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    VendorFeed(
            Sources sources,
            MarketMembers members,
            SourceLog log,
            MarketStore store,
            MarketReader reader,
            DataIssues issues,
            QuoteJudge judge,
            Besides besides,
            ActionsOfSources actions) {
        this.actions = actions;
        this.besides = besides;
        this.sources = sources;
        this.members = members;
        this.log = log;
        this.store = store;
        this.reader = reader;
        this.issues = issues;
        this.judge = judge;
    }

    @Override
    public Market.Kind kind() {
        return Market.Kind.VENDORS;
    }

    @Override
    public boolean isChain() {
        return true;
    }

    @Override
    public String fingerprint(Market market) {
        return "vendors-1-" + market.location();
    }

    @Override
    public Optional<DateRange> outstanding(Market market, Imported imported, ExchangeHours day, Instant asOf) {
        LocalDate last = asOf.isBefore(day.close()) ? calendar.previous(day.date()) : day.date();
        Set<Symbol> wanted = wanted(market, day.date());
        if (wanted.isEmpty()) {
            throw new BpmnErrorException(
                    "MARKET_DATA_UNAVAILABLE",
                    "market %s has no symbols: name some in bellwether.desk.symbols".formatted(market.id()));
        }
        Map<Symbol, Bar> stored = store.lastBars(market, last);
        boolean current = wanted.stream()
                .allMatch(symbol ->
                        stored.containsKey(symbol) && stored.get(symbol).date().equals(last));
        boolean listed = store.symbols(market).containsAll(members.on(market.id(), day.date()));
        return current && listed ? Optional.empty() : Optional.of(new DateRange(start(last), last));
    }

    /** First day of what a new symbol is asked for. */
    private LocalDate start(LocalDate last) {
        return calendar.lastTradingDays(HISTORY, last).getFirst();
    }

    /** Every symbol that is delivered: those of the market, its benchmark, and those that once were of it. */
    private Set<Symbol> wanted(Market market, LocalDate day) {
        Set<Symbol> all = new TreeSet<>(members.on(market.id(), day));
        all.addAll(members.ever(market.id()));
        market.benchmark().ifPresent(all::add);
        return all;
    }

    @Override
    public boolean deliver(Market market, Wanted wanted, Sink sink) {
        LocalDate last = wanted.days().last();
        Set<Symbol> all = wanted(market, wanted.session());
        Map<Symbol, Bar> stored = store.lastBars(market, last);
        Map<Symbol, String> before = log.last(market.id(), DataKind.DAILY_BARS, wanted.asOf());
        Map<LocalDate, List<Symbol>> byFirst = new TreeMap<>();
        for (Symbol symbol : all) {
            Bar newest = stored.get(symbol);
            if (newest == null || newest.date().isBefore(last)) {
                LocalDate from = newest == null ? wanted.days().first() : newest.date();
                byFirst.computeIfAbsent(from, first -> new ArrayList<>()).add(symbol);
            }
        }
        List<SourceChoice> choices = new ArrayList<>();
        Map<Symbol, Delivery> deliveries = new HashMap<>();
        List<CorporateAction> told = new ArrayList<>();
        List<DataIssue> found = new ArrayList<>();
        Instruments instruments = new Instruments(market, wanted.session());
        boolean complete = true;
        for (Map.Entry<LocalDate, List<Symbol>> group : byFirst.entrySet()) {
            DateRange days = new DateRange(group.getKey(), last);
            Chain<BarSource, SourceBars> chain = bars(market, wanted, days);
            chain.run(group.getValue());
            for (Symbol symbol : group.getValue()) {
                Optional<Chain.Found<SourceBars>> bars =
                        Optional.ofNullable(chain.found().get(symbol));
                choices.add(new SourceChoice(
                        market.id(),
                        DataKind.DAILY_BARS,
                        symbol,
                        wanted.asOf(),
                        bars.map(Chain.Found::source),
                        bars.map(b -> close(b.answer().bars().getLast().date())),
                        chain.passed(symbol)));
                complete &= bars.isPresent();
                if (bars.isPresent()) {
                    Taken taken = take(bars.get(), days, Optional.ofNullable(stored.get(symbol)), before.get(symbol));
                    told.addAll(taken.actions());
                    deliveries.put(
                            symbol,
                            new Delivery(
                                    instruments.of(symbol),
                                    taken.covers(),
                                    taken.bars(),
                                    bars.get().source(),
                                    instruments.isListed(symbol)));
                    bars.get()
                            .answer()
                            .refused()
                            .forEach(why -> found.add(issue(
                                    market,
                                    symbol,
                                    last,
                                    DataIssue.Kind.BAD_RANGE,
                                    bars.get().source() + ": " + why)));
                }
            }
        }
        all.forEach(symbol -> sink.accept(deliveries.getOrDefault(
                symbol,
                new Delivery(instruments.of(symbol), Optional.empty(), List.of(), "", instruments.isListed(symbol)))));
        List<CorporateAction> actions = actions(market, wanted, deliveries.keySet(), told, choices);
        sink.announce(actions);
        deliveries.forEach((symbol, delivery) ->
                found.addAll(unexplained(market, symbol, delivery, Optional.ofNullable(stored.get(symbol)), actions)));
        issues.record(found);
        log.record(choices);
        return complete;
    }

    @Override
    public void besides(Market market, LocalDate session, Instant asOf) {
        besides.fetch(market, members.on(market.id(), session), session, asOf);
    }

    private Chain<BarSource, SourceBars> bars(Market market, Wanted wanted, DateRange days) {
        DateRange withToday = new DateRange(days.first(), later(days.last(), wanted.session()));
        return new Chain<>(
                sources.chain(market, DataKind.DAILY_BARS, BarSource.class, wanted.reach()),
                source -> source.mostSymbols(withToday),
                (source, symbols) -> upTo(source.dailyBars(symbols, withToday), days.last()),
                (symbol, bars) -> {
                    String refusal = bars.refusal(days);
                    if (!refusal.isEmpty()) {
                        return refusal;
                    }
                    LocalDate newest = bars.bars().getLast().date();
                    return newest.isBefore(days.last())
                            ? "its last bar is of %s, wanted is %s".formatted(newest, days.last())
                            : "";
                });
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Without the bars of days that are not over. */
    private static Map<Symbol, SourceBars> upTo(Map<Symbol, SourceBars> answer, LocalDate last) {
        Map<Symbol, SourceBars> cut = new HashMap<>();
        answer.forEach((symbol, bars) -> cut.put(
                symbol,
                new SourceBars(
                        bars.adjustment(),
                        bars.bars().stream()
                                .filter(bar -> !bar.date().isAfter(last))
                                .toList(),
                        bars.actions(),
                        bars.refused())));
        return cut;
    }

    private record Taken(Optional<DateRange> covers, List<Bar> bars, List<CorporateAction> actions) {}

    /** The last stored session may be corrected by the vendor that delivered it; another one says it a little differently. */
    private static Taken take(
            Chain.Found<SourceBars> found, DateRange days, Optional<Bar> newest, @Nullable String before) {
        boolean same = newest.isEmpty() || found.source().equals(before);
        List<Bar> bars = found.answer().bars().stream()
                .filter(bar -> same || bar.date().isAfter(days.first()))
                .toList();
        LocalDate first = same ? days.first() : days.first().plusDays(1);
        return new Taken(
                Optional.of(new DateRange(first, days.last())),
                bars,
                found.answer().actions());
    }

    /** What is stored, with what the sources say about the symbols that were fetched in the place of what they said before. */
    private List<CorporateAction> actions(
            Market market, Wanted wanted, Set<Symbol> fetched, List<CorporateAction> told, List<SourceChoice> choices) {
        DateRange exDates = new DateRange(
                wanted.days().last().minusDays(14), later(wanted.days().last(), wanted.session()));
        ActionsOfSources.Actions found = actions.of(market, fetched, told, exDates);
        for (Symbol symbol : fetched) {
            Optional<Chain.Found<List<CorporateAction>>> answer =
                    Optional.ofNullable(found.asked().found().get(symbol));
            choices.add(new SourceChoice(
                    market.id(),
                    DataKind.CORPORATE_ACTIONS,
                    symbol,
                    wanted.asOf(),
                    answer.map(Chain.Found::source),
                    answer.map(f -> wanted.asOf()),
                    found.asked().passed(symbol)));
        }
        return found.all();
    }

    private List<DataIssue> unexplained(
            Market market, Symbol symbol, Delivery delivery, Optional<Bar> newest, List<CorporateAction> actions) {
        List<Bar> bars = Stream.concat(
                        newest.stream()
                                .filter(bar -> delivery.bars().stream()
                                        .noneMatch(other -> other.date().equals(bar.date()))),
                        delivery.bars().stream())
                .toList();
        return UnexplainedMoves.of(symbol, bars, actions).stream()
                .map(move -> issue(market, symbol, move.date(), move.kind(), move.text()))
                .toList();
    }

    @Override
    public List<LastPrice> quotes(
            Market market,
            Map<Symbol, Instrument> instruments,
            Map<Symbol, Bar> stored,
            ExchangeHours day,
            Instant asOf,
            Wanted.Reach reach) {
        List<LastPrice> quotes = new ArrayList<>();
        Map<Symbol, SourceChoice> before = log.at(market.id(), DataKind.QUOTES, asOf);
        Set<Symbol> asked = new TreeSet<>(wanted(market, day.date()));
        boolean over = !asOf.isBefore(day.close());
        for (Map.Entry<Symbol, Bar> bar : stored.entrySet()) {
            if (over && asked.remove(bar.getKey())) {
                quotes.addAll(SessionQuotes.of(
                        instruments.getOrDefault(bar.getKey(), named(bar.getKey())), bar.getValue(), day, asOf));
            }
        }
        asked.removeIf(symbol -> before.containsKey(symbol)
                && before.get(symbol).source().isPresent()
                && isStored(market, symbol, day, asOf));
        Map<Symbol, QuoteJudge.Verdict> verdicts = new HashMap<>();
        Chain<QuoteSource, SourceQuote> chain = new Chain<>(
                sources.chain(market, DataKind.QUOTES, QuoteSource.class, reach),
                QuoteSource::mostQuoted,
                QuoteSource::quotes,
                (symbol, quote) -> {
                    QuoteJudge.Verdict verdict = judge.judge(quote, day, asOf);
                    verdicts.put(symbol, verdict);
                    return verdict.refusal();
                });
        chain.run(asked);
        List<SourceChoice> choices = new ArrayList<>();
        for (Symbol symbol : asked) {
            Optional<Chain.Found<SourceQuote>> found =
                    Optional.ofNullable(chain.found().get(symbol));
            Optional<QuoteJudge.Verdict> verdict = found.map(f -> verdicts.get(symbol));
            verdict.ifPresent(good -> quotes.addAll(good.prices()));
            choices.add(new SourceChoice(
                    market.id(),
                    DataKind.QUOTES,
                    symbol,
                    asOf,
                    found.map(Chain.Found::source),
                    verdict.flatMap(QuoteJudge.Verdict::dataAt),
                    chain.passed(symbol)));
        }
        log.record(choices);
        before.keySet().stream()
                .filter(symbol -> !asked.contains(symbol))
                .flatMap(symbol -> reader.quote(market.id(), symbol, asOf).stream())
                .forEach(quotes::add);
        return List.copyOf(quotes);
    }

    /** Whether a quote of this session, known at the moment, is stored already. */
    private boolean isStored(Market market, Symbol symbol, ExchangeHours day, Instant asOf) {
        return reader.quote(market.id(), symbol, asOf)
                .filter(quote -> !quote.asOf().isBefore(day.open()))
                .isPresent();
    }

    private Instant close(LocalDate date) {
        return calendar.hours(date).orElseThrow().close();
    }

    private static DataIssue issue(Market market, Symbol symbol, LocalDate date, DataIssue.Kind kind, String detail) {
        return new DataIssue(market.id(), Optional.of(symbol), Optional.of(date), "", 0, kind, detail);
    }

    private static Instrument named(Symbol symbol) {
        return new Instrument(symbol, "", "", false);
    }

    /** Names and sectors as they are stored. */
    private final class Instruments {
        private final Map<Symbol, Instrument> known = new HashMap<>();
        private final Set<Symbol> listed;

        Instruments(Market market, LocalDate day) {
            reader.instruments(market.id(), MarketReader.NEWEST).forEach(one -> known.put(one.symbol(), one));
            market.benchmark()
                    .ifPresent(symbol -> known.put(
                            symbol,
                            new Instrument(
                                    symbol,
                                    Optional.ofNullable(known.get(symbol))
                                            .map(Instrument::name)
                                            .orElse(""),
                                    "",
                                    true)));
            listed = new HashSet<>(members.on(market.id(), day));
            market.benchmark().ifPresent(listed::add);
        }

        Instrument of(Symbol symbol) {
            return known.getOrDefault(symbol, named(symbol));
        }

        boolean isListed(Symbol symbol) {
            return listed.contains(symbol);
        }
    }
}
