package io.bellwether.marketdata.app;

import io.bellwether.kernel.ModelledFault;
import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the stored bars of a data set up to what its source has, in one transaction and one at a time per data set.
 * Running it again while the source has not changed does nothing.
 */
@Service
public class ImportMarket {
    private static final Logger LOG = LoggerFactory.getLogger(ImportMarket.class);

    /** Bars stored in one go. */
    private static final int PORTION = 10_000;

    private final Feeds feeds;
    private final MarketStore store;
    private final FactStore facts;
    private final DataIssues issues;

    ImportMarket(Feeds feeds, MarketStore store, FactStore facts, DataIssues issues) {
        this.feeds = feeds;
        this.store = store;
        this.facts = facts;
        this.issues = issues;
    }

    /**
     * Imports what a session at {@code asOf} needs.
     *
     * @throws ModelledFault {@code MARKET_DATA_UNAVAILABLE} when the source cannot deliver
     */
    @Transactional
    public void run(Market market, TradingSession day, Instant asOf) {
        MarketFeed feed = feeds.of(market);
        Imported imported = store.lock(market);
        Optional<DateRange> days = feed.outstanding(market, imported, day, asOf);
        if (days.isEmpty()) {
            return;
        }
        String fingerprint = feed.fingerprint(market);
        issues.forgetFileIssues(market.id());
        Set<Symbol> before = store.delivered(market);
        Collector sink = new Collector(market);
        feed.deliver(market, days.get(), sink);
        sink.flush();
        before.removeAll(sink.symbols);
        before.forEach(symbol -> sink.report(gone(market, symbol)));
        store.replaceActions(market, sink.announced);
        issues.record(sink.found);
        store.imported(market, fingerprint);
        LOG.info(
                "imported {} bars of {} instruments into market {}, {} issues",
                sink.bars,
                sink.symbols.size(),
                market.id(),
                sink.found.size());
    }

    private static DataIssue gone(Market market, Symbol symbol) {
        return new DataIssue(
                market.id(),
                Optional.of(symbol),
                Optional.empty(),
                symbol + ".csv",
                0,
                DataIssue.Kind.FILE_GONE,
                "the source no longer has it; its stored bars are kept");
    }

    /** Stores what arrives in portions, which keeps both memory and round trips low, and the issues at the end. */
    private final class Collector implements MarketFeed.Sink {
        private final Market market;
        private final List<DataIssue> found = new ArrayList<>();
        private final Set<Symbol> symbols = new HashSet<>();
        private final List<Delivery> portion = new ArrayList<>();
        private List<CorporateAction> announced = List.of();
        private int portionBars;
        private int bars;

        private Collector(Market market) {
            this.market = market;
        }

        @Override
        public void accept(Delivery delivery) {
            portion.add(delivery);
            portionBars += delivery.bars().size();
            symbols.add(delivery.instrument().symbol());
            if (portionBars >= PORTION) {
                flush();
            }
        }

        @Override
        public void news(List<NewsItem> items) {
            store.putNews(market, items);
        }

        private void flush() {
            if (!portion.isEmpty()) {
                store.store(market, portion);
                bars += portionBars;
                portionBars = 0;
                portion.clear();
            }
        }

        @Override
        public void announce(List<CorporateAction> actions) {
            announced = List.copyOf(actions);
        }

        @Override
        public void facts(KnownIn<InstrumentFact> known) {
            facts.putFacts(market, known);
        }

        @Override
        public void events(KnownIn<MarketEvent> known) {
            facts.putEvents(market, known);
        }

        @Override
        public void report(DataIssue issue) {
            found.add(issue);
        }
    }
}
