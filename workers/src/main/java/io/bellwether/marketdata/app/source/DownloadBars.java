package io.bellwether.marketdata.app.source;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.Wanted;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DataKind;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.SourceChoice.Passed;
import io.bellwether.marketdata.domain.UnexplainedMoves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Fills a market of vendors with bars of the past, symbol by symbol, each from the first source of the chain that has it.
 * Only days without a bar are filled: what is stored stays as it is, and doing it again fills what is still missing.
 */
@Service
public class DownloadBars {
    private final Sources sources;
    private final ListSources standings;
    private final DownloadPortions portions;
    private final DownloadStore downloads;
    private final ActionsOfSources actions;
    private final MarketReader reader;
    private final MarketMembers members;
    private final DataIssues issues;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    DownloadBars(
            Sources sources,
            ListSources standings,
            DownloadPortions portions,
            DownloadStore downloads,
            ActionsOfSources actions,
            MarketReader reader,
            MarketMembers members,
            DataIssues issues) {
        this.sources = sources;
        this.standings = standings;
        this.portions = portions;
        this.downloads = downloads;
        this.actions = actions;
        this.reader = reader;
        this.members = members;
        this.issues = issues;
    }

    /** What became of a symbol. */
    public enum Outcome {
        /** A source had bars that were missing. */
        STORED,
        /** Every session is there, or was asked for before. */
        THERE,
        /** No source had it. */
        MISSING
    }

    /**
     * One symbol's turn.
     *
     * @param symbol whose
     * @param outcome what became of it
     * @param source who delivered; empty when nobody did or nobody was asked
     * @param bars how many bars were stored
     * @param passed the sources that did not deliver, with the reason
     */
    public record Step(Symbol symbol, Outcome outcome, Optional<String> source, int bars, List<Passed> passed) {}

    /**
     * What is wanted.
     *
     * @param symbols those of which the newest is oldest are asked for first
     * @param days first to last session
     * @param done symbols of which everything that there is was stored before; counts where something is stored
     */
    public record Request(Market market, List<Symbol> symbols, DateRange days, Set<Symbol> done) {}

    /**
     * Fills what is missing.
     *
     * @param asOf [UTC] now
     * @param ends whether the work is to end soon: what was stored until then is kept
     * @param told takes each symbol's turn, when it is stored
     * @return why it ended before all symbols had their turn; empty when all had
     */
    public Optional<String> run(Request request, Instant asOf, BooleanSupplier ends, Consumer<Step> told) {
        List<BarSource> chain = sources.chain(request.market(), DataKind.DAILY_BARS, BarSource.class, Wanted.Reach.ALL);
        if (chain.isEmpty()) {
            return Optional.of("no source of daily bars can be asked; see ./bellwether data sources");
        }
        DownloadPortions.Work work = portions.of(request, chain.getFirst());
        work.complete().forEach(symbol -> told.accept(there(symbol)));
        int left = work.portions().size();
        for (DownloadPortions.Portion portion : work.portions()) {
            if (ends.getAsBoolean()) {
                return Optional.of("it was ended");
            }
            List<Step> steps = portion(request, chain, portion.symbols(), asOf);
            steps.forEach(told);
            left--;
            boolean nothing = steps.stream().allMatch(step -> step.outcome() == Outcome.MISSING);
            if (nothing && left > 0 && !canAsk(chain, asOf)) {
                return Optional.of("no source can be asked at the moment; see ./bellwether data sources");
            }
        }
        return Optional.empty();
    }

    private static Step there(Symbol symbol) {
        return new Step(symbol, Outcome.THERE, Optional.empty(), 0, List.of());
    }

    private boolean canAsk(List<BarSource> chain, Instant asOf) {
        Map<String, ListSources.Standing> standing =
                standings.run(asOf).stream().collect(Collectors.toMap(ListSources.Standing::source, one -> one));
        // a source without a vendor's settings has no budget that can be spent
        return chain.stream()
                .map(MarketSource::name)
                .anyMatch(name ->
                        !standing.containsKey(name) || standing.get(name).usable());
    }

    /** Stored bars of a symbol and the sessions of the span without one. */
    private record Lack(List<Bar> stored, Set<LocalDate> missing) {
        DateRange span() {
            TreeSet<LocalDate> days = new TreeSet<>(missing);
            return new DateRange(days.first(), days.last());
        }
    }

    private Lack lack(Request request, Symbol symbol) {
        List<Bar> stored = reader.bars(request.market().id(), symbol, MarketReader.NEWEST, Integer.MAX_VALUE);
        Set<LocalDate> missing = calendar.tradingDays(
                        request.days().first(), request.days().last())
                .collect(Collectors.toCollection(TreeSet::new));
        stored.forEach(bar -> missing.remove(bar.date()));
        return new Lack(stored, missing);
    }

    private List<Step> portion(Request request, List<BarSource> sourceChain, List<Symbol> symbols, Instant asOf) {
        Map<Symbol, Lack> lacks = new LinkedHashMap<>();
        Map<Symbol, Step> steps = new LinkedHashMap<>();
        for (Symbol symbol : symbols) {
            Lack lack = lack(request, symbol);
            boolean done = request.done().contains(symbol) && !lack.stored().isEmpty();
            if (done || lack.missing().isEmpty()) {
                steps.put(symbol, there(symbol));
            } else {
                lacks.put(symbol, lack);
            }
        }
        if (lacks.isEmpty()) {
            return List.copyOf(steps.values());
        }
        DateRange days =
                lacks.values().stream().map(Lack::span).reduce(DateRange::span).orElseThrow();
        Chain<BarSource, SourceBars> chain = new Chain<>(
                sourceChain,
                source -> source.mostSymbols(days),
                (source, some) -> source.dailyBars(some, days),
                (symbol, bars) -> bars.refusal(days));
        chain.run(lacks.keySet());
        store(request, chain, lacks, steps, days, asOf);
        lacks.keySet()
                .forEach(symbol -> steps.computeIfAbsent(
                        symbol, s -> new Step(symbol, Outcome.MISSING, Optional.empty(), 0, chain.passed(symbol))));
        return symbols.stream().map(steps::get).toList();
    }

    private void store(
            Request request,
            Chain<BarSource, SourceBars> chain,
            Map<Symbol, Lack> lacks,
            Map<Symbol, Step> steps,
            DateRange days,
            Instant asOf) {
        Market market = request.market();
        Set<Symbol> listed =
                members.on(market.id(), asOf.atZone(ExchangeCalendar.ZONE).toLocalDate());
        Map<Symbol, Instrument> known = reader.instruments(market.id(), MarketReader.NEWEST).stream()
                .collect(Collectors.toMap(Instrument::symbol, one -> one));
        List<Delivery> deliveries = new ArrayList<>();
        List<CorporateAction> told = new ArrayList<>();
        Map<Symbol, List<Bar>> fresh = new HashMap<>();
        chain.found().forEach((symbol, found) -> {
            List<Bar> bars = found.answer().bars().stream()
                    .filter(bar -> Optional.ofNullable(lacks.get(symbol))
                            .filter(lack -> lack.missing().contains(bar.date()))
                            .isPresent())
                    .toList();
            boolean benchmark = market.benchmark().equals(Optional.of(symbol));
            fresh.put(symbol, bars);
            told.addAll(found.answer().actions());
            deliveries.add(new Delivery(
                    known.getOrDefault(symbol, new Instrument(symbol, "", "", benchmark)),
                    Optional.empty(),
                    bars,
                    found.source(),
                    listed.contains(symbol) || benchmark));
            steps.put(
                    symbol,
                    new Step(
                            symbol,
                            bars.isEmpty() ? Outcome.THERE : Outcome.STORED,
                            Optional.of(found.source()),
                            bars.size(),
                            chain.passed(symbol)));
        });
        if (deliveries.isEmpty()) {
            return;
        }
        List<CorporateAction> announced =
                actions.of(market, chain.found().keySet(), told, days).all();
        downloads.store(market, deliveries, announced, asOf);
        issues.record(odd(market, chain, fresh, announced));
    }

    private static List<DataIssue> odd(
            Market market,
            Chain<BarSource, SourceBars> chain,
            Map<Symbol, List<Bar>> fresh,
            List<CorporateAction> actions) {
        List<DataIssue> odd = new ArrayList<>();
        chain.found().forEach((symbol, found) -> {
            found.answer()
                    .refused()
                    .forEach(why -> odd.add(issue(
                            market, symbol, Optional.empty(), DataIssue.Kind.BAD_RANGE, found.source() + ": " + why)));
            UnexplainedMoves.of(symbol, fresh.getOrDefault(symbol, List.of()), actions)
                    .forEach(
                            move -> odd.add(issue(market, symbol, Optional.of(move.date()), move.kind(), move.text())));
        });
        return odd;
    }

    private static DataIssue issue(
            Market market, Symbol symbol, Optional<LocalDate> date, DataIssue.Kind kind, String detail) {
        return new DataIssue(market.id(), Optional.of(symbol), date, "", 0, kind, detail);
    }
}
