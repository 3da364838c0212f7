package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.TradingHalt;
import io.bellwether.marketdata.domain.Reports;
import io.bellwether.marketdata.domain.SplitAdjustment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is stored of one symbol of a market. */
final class SymbolRows {
    private static final int KEPT = 4;
    private static final String ASKED = "";

    /** The first of these to name a size is believed, of facts that became known at the same time. */
    private static final Comparator<InstrumentFact> BY_WORTH = Comparator.comparing(InstrumentFact::knownAt)
            .thenComparing(InstrumentFact::kind, Comparator.reverseOrder());

    private final Symbol symbol;
    private final ExchangeDays days;
    private final List<Version<Listing>> listings = new ArrayList<>(1);
    private final Series<Bar> bars = new Series<>();
    private final Series<LastPrice> quotes = new Series<>();
    private final Map<CorporateAction.Kind, Series<CorporateAction>> actions =
            new EnumMap<>(CorporateAction.Kind.class);
    private final Map<InstrumentFact.Kind, Series<Retractable<InstrumentFact>>> facts =
            new EnumMap<>(InstrumentFact.Kind.class);
    private final Map<EventKey, Series<Retractable<MarketEvent>>> events = new HashMap<>();

    /** Reports and halts with the time in which they tell something; null when it is to be made. */
    private @Nullable List<Life> lives;

    private final RecentAnswers<AdjustedBars> adjusted = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Optional<InstrumentFact>> sizes = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Optional<Reports>> reports = new RecentAnswers<>(KEPT);
    private final RecentAnswers<Optional<TradingHalt>> halts = new RecentAnswers<>(KEPT);

    SymbolRows(Symbol symbol, ExchangeDays days) {
        this.symbol = symbol;
        this.days = days;
    }

    /** Which event of the symbol. */
    record EventKey(boolean halt, String reference) {
        static EventKey of(MarketEvent event) {
            return new EventKey(event instanceof TradingHalt, event.reference());
        }
    }

    Symbol symbol() {
        return symbol;
    }

    List<Version<Listing>> listings() {
        return listings;
    }

    Series<Bar> bars() {
        return bars;
    }

    Series<LastPrice> quotes() {
        return quotes;
    }

    Series<CorporateAction> actions(CorporateAction.Kind kind) {
        return actions.computeIfAbsent(kind, k -> new Series<>());
    }

    Collection<Series<CorporateAction>> actions() {
        return actions.values();
    }

    Series<Retractable<InstrumentFact>> facts(InstrumentFact.Kind kind) {
        return facts.computeIfAbsent(kind, k -> new Series<>());
    }

    Map<InstrumentFact.Kind, Series<Retractable<InstrumentFact>>> facts() {
        return facts;
    }

    Series<Retractable<MarketEvent>> events(EventKey key) {
        return events.computeIfAbsent(key, k -> new Series<>());
    }

    Map<EventKey, Series<Retractable<MarketEvent>>> events() {
        return events;
    }

    /** The bar is one of a later session than all others, and everybody sees it once it is finished. */
    void barFollowed(Version<Bar> version) {
        adjusted.kept().forEach(bars -> bars.add(version.row(), version.happened()));
    }

    /** Bars or splits are no longer what they were. */
    void barsChanged() {
        adjusted.clear();
    }

    void factsChanged() {
        sizes.clear();
    }

    void eventsChanged() {
        lives = null;
        reports.clear();
        halts.clear();
    }

    /** Bars as they are seen at the moment, finished or not. */
    AdjustedBars adjusted(long asOf) {
        return adjusted.of(ASKED, asOf, this::adjusted);
    }

    private AdjustedBars adjusted(ValidSpan holds) {
        AdjustedBars made = new AdjustedBars(new SplitAdjustment(splits(holds)));
        for (Version<Bar> version : bars.all()) {
            holds.known(version);
            if (version.isKnown(holds.asOf())) {
                made.add(version.row(), version.happened());
            }
        }
        return made;
    }

    private List<CorporateAction.Split> splits(ValidSpan holds) {
        List<CorporateAction.Split> splits = new ArrayList<>();
        Series<CorporateAction> all = actions.get(CorporateAction.Kind.SPLIT);
        if (all != null) {
            for (Version<CorporateAction> version : all.upTo(holds)) {
                holds.known(version);
                if (version.isKnown(holds.asOf()) && version.row() instanceof CorporateAction.Split split) {
                    splits.add(split);
                }
            }
        }
        return splits;
    }

    /** The last quote of the moment as it is seen then. */
    @Nullable
    LastPrice quote(long asOf) {
        Version<LastPrice> found = quotes.newest(asOf);
        return found == null ? null : adjusted(asOf).adjust(found.row(), found.happened());
    }

    /** The newest number that says how large the company is. */
    Optional<InstrumentFact> size(ValidSpan whole) {
        return sizes.within(whole, ASKED, holds -> {
            Optional<InstrumentFact> best = Optional.empty();
            for (Series<Retractable<InstrumentFact>> series : facts.values()) {
                Optional<InstrumentFact> newest = Optional.empty();
                for (Version<Retractable<InstrumentFact>> version : series.upTo(holds)) {
                    holds.known(version);
                    if (version.isKnown(holds.asOf()) && !version.row().withdrawn()) {
                        newest = Optional.of(version.row().row());
                    }
                }
                if (newest.isPresent() && (best.isEmpty() || BY_WORTH.compare(newest.get(), best.get()) > 0)) {
                    best = newest;
                }
            }
            return best;
        });
    }

    /** Its reports around the moment, if any is known; one that was announced again is what was said of it last. */
    Optional<Reports> reports(ValidSpan whole) {
        return reports.within(whole, ASKED, holds -> {
            LocalDate since = Moments.day(Moments.instant(holds.asOf())).minusDays(FactReader.REMEMBERED);
            List<Earnings> announced = new ArrayList<>();
            for (Life life : lives(false, holds)) {
                Earnings told = null;
                for (Version<Retractable<MarketEvent>> version : life.series().upTo(holds)) {
                    if (version.row().row() instanceof Earnings report) {
                        holds.known(version);
                        turns(report.date(), holds);
                        if (version.isKnown(holds.asOf()) && !version.row().withdrawn()) {
                            told = report;
                        }
                    }
                }
                if (told != null && !told.date().isBefore(since)) {
                    announced.add(told);
                }
            }
            return announced.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Reports.at(Moments.instant(holds.asOf()), announced));
        });
    }

    /** A report is ahead until some time of its day, and forgotten some time after it. */
    private void turns(LocalDate report, ValidSpan holds) {
        for (long turn : days.turns(report)) {
            holds.boundary(turn);
        }
        holds.boundary(forgotten(report));
    }

    private long forgotten(LocalDate report) {
        return days.turns(report.plusDays(FactReader.REMEMBERED))[1];
    }

    /**
     * All that is said of one event.
     *
     * @param first [micros] before, it tells nothing
     * @param past [micros] from then on, it tells nothing
     */
    private record Life(Series<Retractable<MarketEvent>> series, boolean halt, long first, long past) {}

    /** The reports, or the halts, that tell something at the moment. */
    private List<Life> lives(boolean halt, ValidSpan holds) {
        if (lives == null) {
            lives = events.entrySet().stream()
                    .filter(entry -> !entry.getValue().all().isEmpty())
                    .map(entry -> life(entry.getValue(), entry.getKey().halt()))
                    .toList();
        }
        List<Life> telling = new ArrayList<>();
        for (Life life : lives) {
            if (life.halt() == halt) {
                holds.boundary(life.first());
                holds.boundary(life.past());
                if (life.first() <= holds.asOf() && holds.asOf() < life.past()) {
                    telling.add(life);
                }
            }
        }
        return telling;
    }

    private Life life(Series<Retractable<MarketEvent>> series, boolean halt) {
        long past = Moments.ALWAYS;
        for (Version<Retractable<MarketEvent>> version : series.all()) {
            past = Math.max(past, Math.max(version.happened(), version.from()));
            past = version.stands() ? past : Math.max(past, version.until());
            past = Math.max(
                    past,
                    switch (version.row().row()) {
                        case Earnings report -> forgotten(report.date());
                        case TradingHalt stop -> stop.until().map(Moments::of).orElse(Moments.NEVER);
                    });
        }
        return new Life(series, halt, series.all().getFirst().happened(), past);
    }

    /** Whether trading in it is stopped at the moment; nobody knows for how long. */
    Optional<TradingHalt> halt(ValidSpan whole) {
        return halts.within(whole, ASKED, holds -> {
            TradingHalt first = null;
            for (Life life : lives(true, holds)) {
                for (Version<Retractable<MarketEvent>> version : life.series().upTo(holds)) {
                    if (version.row().row() instanceof TradingHalt halt) {
                        holds.known(version);
                        halt.until().ifPresent(end -> holds.boundary(Moments.of(end)));
                        boolean stopped = version.isKnown(holds.asOf())
                                && !version.row().withdrawn()
                                && halt.until()
                                        .filter(end -> Moments.of(end) <= holds.asOf())
                                        .isEmpty();
                        if (stopped && (first == null || halt.from().isBefore(first.from()))) {
                            first = halt;
                        }
                    }
                }
            }
            return Optional.ofNullable(first)
                    .map(halt -> new TradingHalt(symbol, halt.from(), Optional.empty(), halt.reason()));
        });
    }

    /** Whether the market's own source delivered bars of it that stand. */
    boolean hasBarsOf(String source) {
        List<Version<Bar>> all = bars.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).stands() && all.get(i).source().equals(source)) {
                return true;
            }
        }
        return false;
    }
}
