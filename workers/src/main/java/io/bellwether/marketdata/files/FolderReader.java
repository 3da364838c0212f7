package io.bellwether.marketdata.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.FileContent;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads a folder once and hands on what it holds. A file named for a symbol counts for it alone and is handed on when it
 * is read; what tables of several symbols say is put together by symbol over all of them. What became of each file is
 * told.
 */
final class FolderReader {
    /** Files that are read side by side, and in memory together. */
    private static final int AT_ONCE = 64;

    private static final Symbol DEFAULT_BENCHMARK = new Symbol("SPY");

    private final Market market;
    private final PriceFolder folder;
    private final MarketFeed.Sink sink;
    private final Symbol benchmark;
    private final Map<Symbol, String> takenBy = new TreeMap<>();
    private final Map<Symbol, List<PriceFile.Series>> tables = new TreeMap<>();
    private final Map<String, DataFile> files = new LinkedHashMap<>();
    private final List<FileContent> contents = new ArrayList<>();
    private final Map<String, CorporateAction> actions = new LinkedHashMap<>();
    private final Set<String> contradicted = new HashSet<>();

    /** Rows by file that contradict others, of what was handed on last. */
    private final Map<String, Integer> contradictions = new HashMap<>();

    private final Set<Symbol> handedOn = new HashSet<>();
    private InstrumentFile companies = InstrumentFile.NONE;
    private CorporateActionFile announced = new CorporateActionFile(List.of(), List.of());

    FolderReader(Market market, PriceFolder folder, MarketFeed.Sink sink) {
        this.market = market;
        this.folder = folder;
        this.sink = sink;
        this.benchmark = market.benchmark().orElse(DEFAULT_BENCHMARK);
    }

    void read() {
        NewsFile news =
                folder.news().map(path -> NewsFile.read(path, market.id())).orElse(NewsFile.NONE);
        reportBeside(PriceFolder.NEWS, news.issues());
        sink.news(KnownIn.everything(news.items()));
        announced = folder.actions()
                .map(path -> CorporateActionFile.read(path, market.id()))
                .orElse(announced);
        reportBeside(CorporateActionFile.NAME, announced.issues());
        companies = folder.instruments()
                .map(path -> InstrumentFile.read(path, market.id()))
                .orElse(InstrumentFile.NONE);
        reportBeside(InstrumentFile.NAME, companies.issues());
        sink.facts(companies.facts());
        EventFile events =
                folder.events().map(path -> EventFile.read(path, market.id())).orElse(EventFile.NONE);
        reportBeside(EventFile.NAME, events.issues());
        sink.events(events.events());
        List<PriceSource> sources = folder.sources().stream()
                .sorted(Comparator.comparing((PriceSource source) -> !TickerName.isNothingElse(source.fileName()))
                        .thenComparing(PriceSource::name))
                .toList();
        for (int from = 0; from < sources.size(); from += AT_ONCE) {
            sources.subList(from, Math.min(from + AT_ONCE, sources.size())).parallelStream()
                    .map(this::readPrices)
                    .toList()
                    .forEach(this::takePrices);
        }
        tables.forEach(this::handOnTable);
        sink.announce(remainingActions());
        reportOthers();
        reportMissingBenchmark();
        sink.files(new DataFiles(List.copyOf(files.values())));
        sink.contents(contents);
    }

    /** A file as it was read, by itself; what it means beside the others is said when it is taken. */
    private record Found(PriceSource source, PriceFile file, IssueLog log) {}

    private Found readPrices(PriceSource source) {
        IssueLog log =
                new IssueLog(market.id(), TickerName.ofFile(source.fileName()), source.name(), sink.mostFindings());
        return new Found(source, PriceFile.read(source, log), log);
    }

    private void takePrices(Found found) {
        PriceSource source = found.source();
        PriceFile file = found.file();
        IssueLog log = found.log();
        int bars = 0;
        contradictions.clear();
        String problem = file.problem();
        for (PriceFile.Series series : file.series()) {
            if (series.named() && takenBy.containsKey(series.symbol())) {
                problem = "%s holds %s as well".formatted(takenBy.get(series.symbol()), series.symbol());
                log.addAlways(DataIssue.Kind.BAD_FILE_NAME, 0, null, problem + "; file not read");
            } else if (series.named()) {
                bars += handOn(series.symbol(), List.of(series), log);
                if (bars > 0) {
                    takenBy.put(series.symbol(), source.name());
                }
            } else {
                tables.computeIfAbsent(series.symbol(), symbol -> new ArrayList<>())
                        .add(series);
                bars += series.rows().size();
            }
        }
        log.issues().forEach(sink::report);
        contents.add(content(source, file));
        files.put(
                source.name(),
                bars > 0
                        ? DataFile.read(
                                IssueLog.printable(source.name()),
                                bars,
                                file.refused() + contradictions.getOrDefault(source.name(), 0))
                        : DataFile.refused(
                                IssueLog.printable(source.name()),
                                file.rows(),
                                IssueLog.printable(problem.isEmpty() ? "none of its rows can be used" : problem)));
    }

    private static FileContent content(PriceSource source, PriceFile file) {
        List<PriceFile.Series> filled = file.series().stream()
                .filter(series -> !series.rows().isEmpty())
                .toList();
        List<LocalDate> days = filled.stream()
                .flatMap(series -> series.rows().stream())
                .map(row -> row.bar().date())
                .toList();
        return new FileContent(
                IssueLog.printable(source.name()),
                IssueLog.printable(file.form().name()),
                filled.stream().map(PriceFile.Series::symbol).toList(),
                days.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new DateRange(Collections.min(days), Collections.max(days))),
                file.form().prices());
    }

    private void handOnTable(Symbol symbol, List<PriceFile.Series> series) {
        String first = series.getFirst().rows().isEmpty()
                ? ""
                : series.getFirst().rows().getFirst().file();
        IssueLog log = new IssueLog(market.id(), Optional.of(symbol), first, sink.mostFindings());
        if (takenBy.containsKey(symbol)) {
            log.addAlways(
                    DataIssue.Kind.DUPLICATE,
                    0,
                    null,
                    "%s has prices of its own in %s; its rows here are not used"
                            .formatted(symbol, takenBy.get(symbol)));
        } else {
            contradictions.clear();
            handOn(symbol, series, log);
            contradictions.forEach((file, rows) -> files.computeIfPresent(file, (name, read) -> read.without(rows)));
        }
        log.issues().forEach(sink::report);
    }

    /** Splits of the symbol that are known, from its own rows and from the file of actions. */
    private List<CorporateAction.Split> splits(Symbol symbol, List<PriceFile.Series> series) {
        return Stream.concat(
                        series.stream().flatMap(part -> part.actions().stream()).map(told -> told.action()),
                        announced.actions().stream()
                                .filter(action -> action.symbol().equals(symbol)))
                .filter(CorporateAction.Split.class::isInstance)
                .map(CorporateAction.Split.class::cast)
                .toList();
    }

    /** What a file beside the prices did not say clearly is told like what prices did not. */
    private void reportBeside(String name, List<DataIssue> issues) {
        issues.forEach(sink::report);
        List<DataIssue> refusals =
                issues.stream().filter(issue -> issue.kind().isRefusal()).toList();
        if (refusals.isEmpty()) {
            return;
        }
        long rows = refusals.stream().map(DataIssue::line).distinct().count();
        Optional<DataIssue> whole = refusals.stream()
                .filter(issue -> issue.kind() == DataIssue.Kind.BAD_HEADER || issue.kind() == DataIssue.Kind.UNREADABLE)
                .findFirst();
        files.put(
                name,
                DataFile.beside(
                        name,
                        (int) rows,
                        whole.map(DataIssue::detail)
                                .orElse(rows == 1 ? "1 of its rows is refused" : rows + " of its rows are refused")));
    }

    /** Hands on the bars that stand up as a series and says how many they are. */
    private int handOn(Symbol symbol, List<PriceFile.Series> series, IssueLog log) {
        IssueLog own = log.of(symbol);
        List<Row> rows = series.stream().flatMap(part -> part.rows().stream()).toList();
        Set<LocalDate> refused = new TreeSet<>();
        series.forEach(part -> refused.addAll(part.refused()));
        SeriesCheck check = new SeriesCheck(new ExchangeCalendar(), own, refused, splits(symbol, series));
        List<Bar> bars = check.check(rows).stream().map(Row::bar).toList();
        contradictions.putAll(check.contradicted());
        if (bars.isEmpty()) {
            return 0;
        }
        series.forEach(
                part -> part.actions().forEach(told -> take(told.action(), told.line(), told.adjusted(), bars, own)));
        announced.actions().stream()
                .filter(action -> action.symbol().equals(symbol))
                .forEach(action -> take(action, 0, false, bars, own.in(CorporateActionFile.NAME)));
        InstrumentFile.Label label = companies.labels().getOrDefault(symbol, InstrumentFile.Label.NONE);
        Instrument instrument = new Instrument(symbol, label.name(), label.sector(), benchmark.equals(symbol));
        Set<LocalDate> days = new TreeSet<>(refused);
        rows.forEach(row -> days.add(row.bar().date()));
        List<LocalDate> spoken = List.copyOf(days);
        sink.accept(new Delivery(instrument, Optional.of(new DateRange(spoken.getFirst(), spoken.getLast())), bars));
        handedOn.add(symbol);
        return bars.size();
    }

    private void take(CorporateAction action, int line, boolean adjusted, List<Bar> bars, IssueLog log) {
        if (action instanceof CorporateAction.Split split && !new SplitCheck(bars, log).shows(split, line, adjusted)) {
            contradicted.add(action.key());
            return;
        }
        CorporateAction before = actions.putIfAbsent(action.key(), action);
        if (before != null && !same(before, action)) {
            actions.remove(action.key());
            contradicted.add(action.key());
            log.addAlways(
                    DataIssue.Kind.CONTRADICTION,
                    line,
                    action.exDate(),
                    "two files disagree about %s; not applied".formatted(action.key()));
        }
    }

    private static boolean same(CorporateAction one, CorporateAction other) {
        if (one instanceof CorporateAction.Split a && other instanceof CorporateAction.Split b) {
            return a.newRate().multiply(b.oldRate()).compareTo(b.newRate().multiply(a.oldRate())) == 0;
        }
        if (one instanceof CorporateAction.Dividend a && other instanceof CorporateAction.Dividend b) {
            return a.amount().compareTo(b.amount()) == 0;
        }
        return one.equals(other);
    }

    /** Those that the prices confirmed, and those of symbols without prices. */
    private List<CorporateAction> remainingActions() {
        announced.actions().stream()
                .filter(action -> !contradicted.contains(action.key()))
                .forEach(action -> actions.putIfAbsent(action.key(), action));
        contradicted.forEach(actions::remove);
        List<CorporateAction> sorted = new ArrayList<>(actions.values());
        sorted.sort(CorporateAction.IN_ORDER);
        return sorted;
    }

    private void reportOthers() {
        folder.others().forEach((name, why) -> {
            sink.report(issue(name, DataIssue.Kind.NO_PRICE_FILE, why + "; not read"));
            files.put(name, DataFile.other(IssueLog.printable(name), why));
        });
    }

    private void reportMissingBenchmark() {
        if (market.benchmark().isPresent() && !handedOn.contains(benchmark)) {
            sink.report(new DataIssue(
                    market.id(),
                    Optional.of(benchmark),
                    Optional.empty(),
                    benchmark + ".csv",
                    0,
                    DataIssue.Kind.MISSING_BENCHMARK,
                    "the configured benchmark has no file; the market has none"));
        }
    }

    private DataIssue issue(String file, DataIssue.Kind kind, String detail) {
        return new DataIssue(
                market.id(),
                Optional.empty(),
                Optional.empty(),
                IssueLog.printable(file),
                0,
                kind,
                IssueLog.printable(detail));
    }
}
