package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Edition;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Reports;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that is stored of one market data set besides its news and its issues. */
final class MarketRows {
    private static final int KEPT = 8;
    private static final String ASKED = "";

    private final String id;
    private final ExchangeDays days;
    private final Map<Symbol, SymbolRows> bySymbol = new HashMap<>();
    private final NavigableMap<Long, List<AnnouncedEvent>> eventsByTime = new TreeMap<>();

    /** Moments at which something about the bars became known, was corrected or was taken back. */
    private final NavigableSet<Long> edges = new TreeSet<>();

    private @Nullable Market market;
    private String fingerprint = "";
    private long version;
    private @Nullable Instant readFrom;
    private @Nullable Instant readUntil;

    /** The companies whose size was told last, a set that never changes: their actions are mostly asked for next. */
    private Set<Symbol> sized = Set.of();

    private @Nullable List<SymbolRows> listed;
    private @Nullable Optional<DateRange> range;
    private final RecentAnswers<Listed> instruments = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Map<Symbol, List<Bar>>> allBars = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Map<Symbol, Bar>> barsOn = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Map<Symbol, LastPrice>> quotes = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Edition> editions = new RecentAnswers<>(KEPT);
    private final RecentAnswers<List<CorporateAction>> actions = new RecentAnswers<>(KEPT);
    private final RecentAnswers<List<CorporateAction.Split>> splits = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Map<Symbol, InstrumentFact>> sizes = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Map<Symbol, Reports>> reports = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Map<Symbol, TradingHalt>> halts = new RecentAnswers<>(KEPT);

    MarketRows(String id, ExchangeDays days) {
        this.id = id;
        this.days = days;
    }

    /** An event of a symbol. */
    record AnnouncedEvent(SymbolRows symbol, SymbolRows.EventKey key) {}

    private record Listed(List<Instrument> instruments, Optional<Symbol> benchmark) {}

    String id() {
        return id;
    }

    // the data set itself

    Optional<Market> market() {
        return Optional.ofNullable(market);
    }

    /** Makes the data set known unless its id is taken. */
    void know(Market wanted) {
        if (market == null) {
            market = wanted;
        }
    }

    /** Changes what the data set is, and forgets what was imported of it. */
    void become(Market wanted) {
        market = wanted;
        fingerprint = "";
    }

    String fingerprint() {
        return fingerprint;
    }

    void imported(String state) {
        if (market != null) {
            fingerprint = state;
        }
    }

    void worked(Instant asOf) {
        Instant kept = Moments.kept(asOf);
        if (readFrom == null || kept.isBefore(readFrom)) {
            readFrom = kept;
        }
        if (readUntil == null || kept.isAfter(readUntil)) {
            readUntil = kept;
        }
    }

    /** Since when readers see what becomes known at the moment. */
    Knowledge knowledge(Instant asOf) {
        Instant from = readFrom;
        Instant until = readUntil;
        if (from == null || until == null) {
            return new Knowledge(false, Moments.NEVER, Moments.ALWAYS, Moments.of(asOf));
        }
        Instant next = until.plus(1, ChronoUnit.MICROS);
        return new Knowledge(true, Moments.of(from), Moments.of(until), Moments.of(next.isAfter(asOf) ? next : asOf));
    }

    void changed(int rows) {
        if (rows > 0) {
            version++;
            editions.clear();
        }
    }

    // symbols

    SymbolRows of(Symbol symbol) {
        return bySymbol.computeIfAbsent(symbol, name -> new SymbolRows(name, days));
    }

    Optional<SymbolRows> find(Symbol symbol) {
        return Optional.ofNullable(bySymbol.get(symbol));
    }

    Collection<SymbolRows> all() {
        return bySymbol.values();
    }

    /** Every symbol that is or was an instrument, in the order of their names. */
    List<SymbolRows> listed() {
        if (listed == null) {
            listed = bySymbol.values().stream()
                    .filter(rows -> !rows.listings().isEmpty())
                    .sorted(Comparator.comparing(SymbolRows::symbol))
                    .toList();
        }
        return listed;
    }

    // what changes

    void instrumentsChanged() {
        listed = null;
        instruments.clear();
        allBars.clear();
        quotes.clear();
        sizes.clear();
    }

    /** Keeps what is said of a session of the symbol; {@link #barsChanged} comes after the last. */
    int sayBar(SymbolRows rows, Bar bar, String source, long available, Knowledge knowledge) {
        boolean follows = rows.bars().endsBefore(available);
        List<Version<Bar>> said = Versions.said(rows.bars().at(available), bar, source, available, knowledge);
        rows.bars().add(said);
        edges.add(available);
        said.forEach(this::edge);
        if (follows && said.getFirst().isPlain()) {
            rows.barFollowed(said.getFirst());
        } else {
            rows.barsChanged();
        }
        return said.size();
    }

    void endBar(SymbolRows rows, Version<Bar> bar, Knowledge knowledge) {
        knowledge.end(bar, bar.happened());
        edge(bar);
        rows.barsChanged();
    }

    private void edge(Version<?> bar) {
        if (bar.from() != Moments.ALWAYS) {
            edges.add(bar.from());
        }
        if (!bar.stands()) {
            edges.add(bar.until());
        }
    }

    void barsChanged() {
        range = null;
        allBars.clear();
        barsOn.clear();
        editions.clear();
    }

    void quotesChanged() {
        quotes.clear();
    }

    /**
     * Keeps what is said of an action, where nothing of its kind and day stands.
     *
     * @return how many versions were added
     */
    int sayAction(SymbolRows rows, CorporateAction action, String source, Knowledge knowledge) {
        long happened = Moments.startOf(action.exDate());
        Series<CorporateAction> series = rows.actions(action.kind());
        if (series.standing(happened) != null) {
            return 0;
        }
        List<Version<CorporateAction>> said = Versions.said(series.at(happened), action, source, happened, knowledge);
        series.add(said);
        said.forEach(version -> actionChanged(rows, version));
        return said.size();
    }

    void endAction(SymbolRows rows, Version<CorporateAction> action, Knowledge knowledge) {
        knowledge.end(action, action.happened());
        actionChanged(rows, action);
    }

    private void actionChanged(SymbolRows rows, Version<CorporateAction> action) {
        if (action.row().kind() == CorporateAction.Kind.SPLIT) {
            edges.add(action.happened());
            edges.add(action.from());
            if (!action.stands()) {
                edges.add(action.until());
            }
            rows.barsChanged();
            barsChanged();
            quotes.clear();
            splits.clear();
        }
        actions.clear();
    }

    void factsChanged(SymbolRows rows) {
        rows.factsChanged();
        sizes.clear();
    }

    void eventsChanged(SymbolRows rows) {
        rows.eventsChanged();
        reports.clear();
        halts.clear();
    }

    /** Keeps what is said of an event, where that does not stand already. */
    void sayEvent(SymbolRows rows, SymbolRows.EventKey key, MarketEvent event, String source, Knowledge knowledge) {
        long knownAt = Moments.of(event.knownAt());
        Series<Retractable<MarketEvent>> series = rows.events(key);
        if (series.at(knownAt).isEmpty()) {
            eventsByTime.computeIfAbsent(knownAt, at -> new ArrayList<>(1)).add(new AnnouncedEvent(rows, key));
        }
        if (Retractables.isPut(series, event, source, knownAt, knowledge)) {
            eventsChanged(rows);
        }
    }

    /** Of which events something was said, by the time from the one moment on and before the other. */
    NavigableMap<Long, List<AnnouncedEvent>> announced(long from, long to) {
        return eventsByTime.subMap(from, true, to, false);
    }

    // what readers ask

    List<Instrument> instruments(long asOf) {
        return listedAt(asOf).instruments();
    }

    Optional<Symbol> benchmark(long asOf) {
        return listedAt(asOf).benchmark();
    }

    private Listed listedAt(long asOf) {
        return instruments.of(ASKED, asOf, holds -> {
            List<Instrument> found = new ArrayList<>();
            Optional<Symbol> benchmark = Optional.empty();
            for (SymbolRows rows : listed()) {
                for (Version<Listing> version : rows.listings()) {
                    holds.known(version);
                    long begun = version.row().begun();
                    holds.boundary(begun);
                    if (version.isKnown(asOf) && begun <= asOf && !version.row().withdrawn()) {
                        Instrument instrument = version.row().instrument();
                        found.add(instrument);
                        if (instrument.benchmark() && benchmark.isEmpty()) {
                            benchmark = Optional.of(instrument.symbol());
                        }
                    }
                }
            }
            return new Listed(List.copyOf(found), benchmark);
        });
    }

    List<Bar> bars(Symbol symbol, long asOf, int lookback) {
        SymbolRows rows = bySymbol.get(symbol);
        return rows == null ? List.of() : rows.adjusted(asOf).upTo(asOf, lookback);
    }

    Map<Symbol, List<Bar>> allBars(long asOf, int lookback) {
        return allBars.of(lookback, asOf, holds -> {
            betweenEdges(holds);
            Map<Symbol, List<Bar>> bars = new LinkedHashMap<>();
            for (SymbolRows rows : listed()) {
                List<Bar> found = rows.adjusted(asOf).upTo(asOf, lookback);
                if (!found.isEmpty()) {
                    bars.put(rows.symbol(), found);
                }
            }
            return Collections.unmodifiableMap(bars);
        });
    }

    private void betweenEdges(ValidSpan holds) {
        Long before = edges.floor(holds.asOf());
        Long after = edges.higher(holds.asOf());
        holds.within(before == null ? Moments.ALWAYS : before, after == null ? Moments.NEVER : after);
    }

    @Nullable
    Bar sessionBar(Symbol symbol, LocalDate date, long asOf) {
        SymbolRows rows = bySymbol.get(symbol);
        OptionalLong close = days.close(date);
        if (rows == null || close.isEmpty() || close.getAsLong() > asOf) {
            return null;
        }
        Version<Bar> found = rows.bars().known(close.getAsLong(), asOf);
        return found == null ? null : found.row();
    }

    /** Bars of the session as they are known, finished or not. */
    Map<Symbol, Bar> barsOn(LocalDate date, long asOf) {
        return barsOn.of(date, asOf, holds -> {
            betweenEdges(holds);
            OptionalLong close = days.close(date);
            Map<Symbol, Bar> bars = new HashMap<>();
            if (close.isPresent()) {
                bySymbol.forEach((symbol, rows) -> {
                    Version<Bar> found = rows.bars().known(close.getAsLong(), asOf);
                    if (found != null) {
                        bars.put(symbol, found.row());
                    }
                });
            }
            return Collections.unmodifiableMap(bars);
        });
    }

    @Nullable
    LastPrice quote(Symbol symbol, long asOf) {
        SymbolRows rows = bySymbol.get(symbol);
        return rows == null ? null : rows.quote(asOf);
    }

    Map<Symbol, LastPrice> quotes(long asOf) {
        return quotes.of(ASKED, asOf, holds -> {
            holds.within(asOf, asOf + 1);
            Map<Symbol, LastPrice> found = new LinkedHashMap<>();
            for (SymbolRows rows : listed()) {
                LastPrice quote = rows.quote(asOf);
                if (quote != null) {
                    found.put(rows.symbol(), quote);
                }
            }
            return Collections.unmodifiableMap(found);
        });
    }

    List<CorporateAction> actions(Set<Symbol> symbols, long asOf) {
        return actions.of(kept(symbols), asOf, holds -> {
            List<CorporateAction> found = new ArrayList<>();
            for (Symbol symbol : symbols) {
                SymbolRows rows = bySymbol.get(symbol);
                if (rows != null) {
                    rows.actions().forEach(series -> known(series, holds, found));
                }
            }
            found.sort(CorporateAction.IN_ORDER);
            return List.copyOf(found);
        });
    }

    List<CorporateAction.Split> splits(Set<Symbol> symbols, long asOf) {
        return splits.of(kept(symbols), asOf, holds -> {
            List<CorporateAction> found = new ArrayList<>();
            for (Symbol symbol : symbols) {
                SymbolRows rows = bySymbol.get(symbol);
                if (rows != null) {
                    known(rows.actions(CorporateAction.Kind.SPLIT), holds, found);
                }
            }
            return found.stream()
                    .sorted(CorporateAction.IN_ORDER)
                    .map(CorporateAction.Split.class::cast)
                    .toList();
        });
    }

    /** The symbols as a set that never changes. */
    private Set<Symbol> kept(Set<Symbol> symbols) {
        return symbols == sized ? symbols : Set.copyOf(symbols);
    }

    private static void known(Series<CorporateAction> series, ValidSpan holds, List<CorporateAction> found) {
        for (Version<CorporateAction> version : series.upTo(holds)) {
            holds.known(version);
            if (version.isKnown(holds.asOf())) {
                found.add(version.row());
            }
        }
    }

    /** Whether a split of the day is known at the moment. */
    boolean isSplit(Symbol symbol, LocalDate exDate, long asOf) {
        SymbolRows rows = bySymbol.get(symbol);
        long happened = Moments.startOf(exDate);
        return rows != null
                && happened <= asOf
                && rows.actions(CorporateAction.Kind.SPLIT).known(happened, asOf) != null;
    }

    Optional<Edition> edition(long asOf) {
        return market == null
                ? Optional.empty()
                : Optional.of(editions.of(ASKED, asOf, holds -> {
                    betweenEdges(holds);
                    return new Edition(id, version, edge(edges.floor(asOf)));
                }));
    }

    /** The moment as PostgreSQL writes the seconds of one. */
    private static String edge(@Nullable Long moment) {
        if (moment == null) {
            return "";
        }
        return moment == Moments.ALWAYS
                ? "-Infinity"
                : BigDecimal.valueOf(moment, 6).toPlainString();
    }

    Map<Symbol, InstrumentFact> sizes(long asOf) {
        return sizes.of(ASKED, asOf, holds -> {
            Map<Symbol, InstrumentFact> found = new HashMap<>();
            for (SymbolRows rows : listed()) {
                rows.size(holds).ifPresent(size -> found.put(rows.symbol(), size));
            }
            Map<Symbol, InstrumentFact> known = Collections.unmodifiableMap(found);
            sized = known.keySet();
            return known;
        });
    }

    Map<Symbol, Reports> reports(long asOf) {
        return reports.of(ASKED, asOf, holds -> {
            Map<Symbol, Reports> found = new HashMap<>();
            for (SymbolRows rows : bySymbol.values()) {
                if (!rows.events().isEmpty()) {
                    rows.reports(holds).ifPresent(known -> found.put(rows.symbol(), known));
                }
            }
            return Collections.unmodifiableMap(found);
        });
    }

    Map<Symbol, TradingHalt> halts(long asOf) {
        return halts.of(ASKED, asOf, holds -> {
            Map<Symbol, TradingHalt> found = new HashMap<>();
            for (SymbolRows rows : bySymbol.values()) {
                if (!rows.events().isEmpty()) {
                    rows.halt(holds).ifPresent(halt -> found.put(rows.symbol(), halt));
                }
            }
            return Collections.unmodifiableMap(found);
        });
    }

    /** First to last session that the market's own source delivered. */
    Optional<DateRange> range() {
        if (range == null) {
            range = findRange();
        }
        return range;
    }

    private Optional<DateRange> findRange() {
        LocalDate first = null;
        LocalDate last = null;
        for (SymbolRows rows : bySymbol.values()) {
            List<Version<Bar>> all = rows.bars().all();
            int low = 0;
            int high = all.size() - 1;
            while (low <= high && !isOwn(all.get(low))) {
                low++;
            }
            while (low <= high && !isOwn(all.get(high))) {
                high--;
            }
            if (low <= high) {
                LocalDate begin = all.get(low).row().date();
                LocalDate end = all.get(high).row().date();
                first = first == null || begin.isBefore(first) ? begin : first;
                last = last == null || end.isAfter(last) ? end : last;
            }
        }
        return first == null || last == null ? Optional.empty() : Optional.of(new DateRange(first, last));
    }

    private boolean isOwn(Version<Bar> bar) {
        return bar.stands() && bar.source().equals(id);
    }
}
