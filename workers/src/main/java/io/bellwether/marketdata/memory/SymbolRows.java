package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.MarketEvent.Earnings;
import io.bellwether.marketdata.domain.MarketEvent.Halt;
import io.bellwether.marketdata.domain.Quote;
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
    private static final Comparator<InstrumentFact> BY_WORTH =
            Comparator.comparing(InstrumentFact::knownAt).thenComparing(InstrumentFact::kind, Comparator.reverseOrder());

    private final Symbol symbol;
    private final List<Version<Listing>> listings = new ArrayList<>(1);
    private final Series<Bar> bars = new Series<>();
    private final Series<Quote> quotes = new Series<>();
    private final Map<CorporateAction.Kind, Series<CorporateAction>> actions = new EnumMap<>(CorporateAction.Kind.class);
    private final Map<InstrumentFact.Kind, Series<Retractable<InstrumentFact>>> facts =
            new EnumMap<>(InstrumentFact.Kind.class);
    private final Map<EventKey, Series<Retractable<MarketEvent>>> events = new HashMap<>();
    private final Lately<AdjustedBars> adjusted = new Lately<>(KEPT);
    private final Lately<Optional<InstrumentFact>> sizes = new Lately<>(KEPT);
    private final Lately<Optional<Reports>> reports = new Lately<>(KEPT);
    private final Lately<Optional<Halt>> halts = new Lately<>(KEPT);

    SymbolRows(Symbol symbol) {
        this.symbol = symbol;
    }

    /** Which event of the symbol. */
    record EventKey(boolean halt, String reference) {
        static EventKey of(MarketEvent event) {
            return new EventKey(event instanceof Halt, event.reference());
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

    Series<Quote> quotes() {
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
        reports.clear();
        halts.clear();
    }

    /** Bars as they are seen at the moment, finished or not. */
    AdjustedBars adjusted(long asOf) {
        return adjusted.of(ASKED, asOf, this::adjusted);
    }

    private AdjustedBars adjusted(Holds holds) {
        AdjustedBars made = new AdjustedBars(new SplitAdjustment(splits(holds)));
        for (Version<Bar> version : bars.all()) {
            holds.known(version);
            if (version.isKnown(holds.asOf())) {
                made.add(version.row(), version.happened());
            }
        }
        return made;
    }

    private List<CorporateAction.Split> splits(Holds holds) {
        List<CorporateAction.Split> splits = new ArrayList<>();
        Series<CorporateAction> all = actions.get(CorporateAction.Kind.SPLIT);
        if (all != null) {
            for (Version<CorporateAction> version : all.all()) {
                holds.boundaries(version);
                if (version.isSeen(holds.asOf()) && version.row() instanceof CorporateAction.Split split) {
                    splits.add(split);
                }
            }
        }
        return splits;
    }

    /** The last quote of the moment as it is seen then. */
    @Nullable Quote quote(long asOf) {
        Version<Quote> found = quotes.newest(asOf);
        return found == null ? null : adjusted(asOf).adjust(found.row(), found.happened());
    }

    /** The newest number that says how large the company is. */
    Optional<InstrumentFact> size(Holds whole) {
        return sizes.within(whole, ASKED, holds -> {
            Optional<InstrumentFact> best = Optional.empty();
            for (Series<Retractable<InstrumentFact>> series : facts.values()) {
                Optional<InstrumentFact> newest = Optional.empty();
                for (Version<Retractable<InstrumentFact>> version : series.all()) {
                    holds.boundaries(version);
                    if (version.isSeen(holds.asOf()) && !version.row().withdrawn()) {
                        newest = Optional.of(version.row().row());
                    }
                }
                if (newest.isPresent()
                        && (best.isEmpty() || BY_WORTH.compare(newest.get(), best.get()) > 0)) {
                    best = newest;
                }
            }
            return best;
        });
    }

    /** Its reports around the moment, if any is known; one that was announced again is what was said of it last. */
    Optional<Reports> reports(Holds whole) {
        return reports.within(whole, ASKED, holds -> {
            LocalDate since = Moments.day(Moments.instant(holds.asOf())).minusDays(FactReader.REMEMBERED);
            List<Earnings> announced = new ArrayList<>();
            events.forEach((key, series) -> {
                Earnings told = null;
                for (Version<Retractable<MarketEvent>> version : series.all()) {
                    if (version.row().row() instanceof Earnings report) {
                        holds.boundaries(version);
                        days(report.date(), holds);
                        if (version.isSeen(holds.asOf()) && !version.row().withdrawn()) {
                            told = report;
                        }
                    }
                }
                if (told != null && !told.date().isBefore(since)) {
                    announced.add(told);
                }
            });
            return announced.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Reports.at(Moments.instant(holds.asOf()), announced));
        });
    }

    /** A report is ahead until some time of its day, and forgotten some time after it. */
    private static void days(LocalDate report, Holds holds) {
        holds.boundary(Moments.startOf(report));
        holds.boundary(Moments.startOf(report.plusDays(1)));
        holds.boundary(Moments.startOf(report.plusDays(FactReader.REMEMBERED + 1L)));
        if (!report.isBefore(ExchangeCalendar.FIRST) && !report.isAfter(ExchangeCalendar.LAST)) {
            Optional<TradingSession> session = new ExchangeCalendar().session(report);
            session.ifPresent(found -> {
                holds.boundary(Moments.of(found.open()));
                holds.boundary(Moments.of(found.close()));
            });
        }
    }

    /** Whether trading in it is stopped at the moment; nobody knows for how long. */
    Optional<Halt> halt(Holds whole) {
        return halts.within(whole, ASKED, holds -> {
            Halt first = null;
            for (Series<Retractable<MarketEvent>> series : events.values()) {
                for (Version<Retractable<MarketEvent>> version : series.all()) {
                    if (version.row().row() instanceof Halt halt) {
                        holds.boundaries(version);
                        halt.until().ifPresent(end -> holds.boundary(Moments.of(end)));
                        boolean stopped = version.isSeen(holds.asOf())
                                && !version.row().withdrawn()
                                && halt.until().filter(end -> Moments.of(end) <= holds.asOf()).isEmpty();
                        if (stopped && (first == null || halt.from().isBefore(first.from()))) {
                            first = halt;
                        }
                    }
                }
            }
            return Optional.ofNullable(first)
                    .map(halt -> new Halt(symbol, halt.from(), Optional.empty(), halt.reason()));
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
