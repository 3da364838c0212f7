package io.bellwether.marketdata.app;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Keeps what a feed delivers until it is stored. Of a very large delivery the bars are handed on in portions, which bounds
 * the memory that it takes.
 */
final class Delivered implements MarketFeed.Sink {
    /** About 60 MB; the delivery of an ordinary data set is smaller and is stored as a whole. */
    private static final int MOST_BARS = 200_000;

    private final String fingerprint;
    private final Consumer<List<Delivery>> overflow;
    private final int most;
    private final List<Delivery> kept = new ArrayList<>();
    private final Set<Symbol> symbols = new HashSet<>();
    private final List<DataIssue> issues = new ArrayList<>();
    private final List<KnownIn<InstrumentFact>> facts = new ArrayList<>();
    private final List<KnownIn<MarketEvent>> events = new ArrayList<>();
    private List<CorporateAction> actions = List.of();
    private final List<KnownIn<NewsItem>> news = new ArrayList<>();
    private DataFiles files = DataFiles.NONE;
    private int keptBars;
    private int bars;
    private boolean overflowed;

    Delivered(String fingerprint, Consumer<List<Delivery>> overflow) {
        this(fingerprint, overflow, MOST_BARS);
    }

    /**
     * @param fingerprint state of the source before it delivered
     * @param overflow takes a portion
     * @param most bars that are kept
     */
    Delivered(String fingerprint, Consumer<List<Delivery>> overflow, int most) {
        this.fingerprint = fingerprint;
        this.overflow = overflow;
        this.most = most;
    }

    @Override
    public void accept(Delivery delivery) {
        kept.add(delivery);
        if (delivery.listed()) {
            symbols.add(delivery.instrument().symbol());
        }
        keptBars += delivery.bars().size();
        bars += delivery.bars().size();
        if (keptBars > most) {
            overflowed = true;
            overflow.accept(List.copyOf(kept));
            kept.clear();
            keptBars = 0;
        }
    }

    @Override
    public void news(KnownIn<NewsItem> items) {
        news.add(items);
    }

    @Override
    public void announce(List<CorporateAction> announced) {
        actions = List.copyOf(announced);
    }

    @Override
    public void facts(KnownIn<InstrumentFact> known) {
        facts.add(known);
    }

    @Override
    public void events(KnownIn<MarketEvent> known) {
        events.add(known);
    }

    @Override
    public void report(DataIssue issue) {
        issues.add(issue);
    }

    @Override
    public void files(DataFiles found) {
        files = found;
    }

    /** What became of each file. */
    DataFiles files() {
        return files;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Instruments with bars that were not handed on. */
    List<Delivery> kept() {
        return kept;
    }

    /** Whether something was handed on. */
    boolean overflowed() {
        return overflowed;
    }

    Set<Symbol> symbols() {
        return symbols;
    }

    List<DataIssue> issues() {
        return issues;
    }

    List<KnownIn<InstrumentFact>> facts() {
        return facts;
    }

    List<KnownIn<MarketEvent>> events() {
        return events;
    }

    List<CorporateAction> actions() {
        return actions;
    }

    List<KnownIn<NewsItem>> news() {
        return news;
    }

    int bars() {
        return bars;
    }
}
