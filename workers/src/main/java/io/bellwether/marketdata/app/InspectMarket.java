package io.bellwether.marketdata.app;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.FileContent;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Service;

/**
 * Reads what a market's source holds as the import would, and stores nothing: before a desk trades on it, a person sees
 * what is read and what is not. Needs neither database nor engine.
 */
@Service
public class InspectMarket {
    private final List<MarketFeed> feeds;

    InspectMarket(List<MarketFeed> feeds) {
        this.feeds = List.copyOf(feeds);
    }

    /** @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source cannot be read at all */
    public Inspection run(Market market) {
        MarketFeed feed = feeds.stream()
                .filter(candidate -> candidate.kind() == market.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no feed delivers markets of kind " + market.kind()));
        Seen seen = new Seen();
        feed.deliver(market, Wanted.everything(), seen);
        return new Inspection(seen.files, seen.contents, List.copyOf(seen.issues), seen.spans, seen.sessions);
    }

    /** Counts what is delivered and keeps none of it. */
    private static final class Seen implements MarketFeed.Sink {
        private final List<DataIssue> issues = new ArrayList<>();
        private final Map<Symbol, DateRange> spans = new TreeMap<>();
        private final Map<LocalDate, Integer> sessions = new TreeMap<>();
        private DataFiles files = DataFiles.NONE;
        private List<FileContent> contents = List.of();

        @Override
        public void accept(Delivery delivery) {
            if (!delivery.bars().isEmpty()) {
                spans.put(
                        delivery.instrument().symbol(),
                        new DateRange(
                                delivery.bars().getFirst().date(),
                                delivery.bars().getLast().date()));
                delivery.bars().forEach(bar -> sessions.merge(bar.date(), 1, Integer::sum));
            }
        }

        @Override
        public void report(DataIssue issue) {
            issues.add(issue);
        }

        @Override
        public void files(DataFiles found) {
            files = found;
        }

        @Override
        public void contents(List<FileContent> found) {
            contents = List.copyOf(found);
        }

        /** A person who looks wants to see all of them. */
        @Override
        public int mostFindings() {
            return Integer.MAX_VALUE;
        }

        @Override
        public void news(KnownIn<NewsItem> items) {}

        @Override
        public void announce(List<CorporateAction> actions) {}

        @Override
        public void facts(KnownIn<InstrumentFact> facts) {}

        @Override
        public void events(KnownIn<MarketEvent> events) {}
    }
}
