package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.InstrumentFact;
import io.bellwether.marketdata.domain.KnownIn;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.MarketEvent;
import io.bellwether.marketdata.domain.NewsItem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a folder of prices holds, read as the import reads it. */
final class ReadFolder implements MarketFeed.Sink {
    private final Map<String, Delivery> deliveries = new TreeMap<>();
    private final List<DataIssue> issues = new ArrayList<>();
    private List<CorporateAction> actions = List.of();
    private DataFiles files = DataFiles.NONE;

    private ReadFolder() {}

    static ReadFolder of(Path folder) {
        ReadFolder read = new ReadFolder();
        Market market = new Market("files-test", Market.Kind.FILES, folder.toString(), Optional.empty());
        new FolderReader(market, PriceFolder.open(market), read).read();
        return read;
    }

    @Override
    public void accept(Delivery delivery) {
        Symbol symbol = delivery.instrument().symbol();
        if (deliveries.put(symbol.value(), delivery) != null) {
            throw new IllegalStateException(symbol + " was delivered twice");
        }
    }

    @Override
    public void news(KnownIn<NewsItem> items) {}

    @Override
    public void report(DataIssue issue) {
        issues.add(issue);
    }

    @Override
    public void files(DataFiles found) {
        files = found;
    }

    @Override
    public void announce(List<CorporateAction> announced) {
        actions = announced;
    }

    @Override
    public void facts(KnownIn<InstrumentFact> facts) {}

    @Override
    public void events(KnownIn<MarketEvent> events) {}

    /** Symbols with bars, in their order. */
    List<String> symbols() {
        return List.copyOf(deliveries.keySet());
    }

    /** The bars of the only symbol. */
    List<Bar> bars() {
        return deliveries.isEmpty() ? List.of() : bars(only());
    }

    List<Bar> bars(String symbol) {
        Delivery delivery = deliveries.get(symbol);
        return delivery == null ? List.of() : delivery.bars();
    }

    Optional<DateRange> covers() {
        return deliveries.isEmpty() ? Optional.empty() : deliveries.get(only()).covers();
    }

    private String only() {
        if (deliveries.size() != 1) {
            throw new IllegalStateException("not one symbol but " + deliveries.keySet());
        }
        return deliveries.keySet().iterator().next();
    }

    List<DataIssue> issues() {
        return issues;
    }

    /** Each finding as kind and spot, for example {@code BAD_DATE ACME.csv:3}. */
    List<String> found() {
        return issues.stream()
                .map(issue -> issue.kind() + " " + issue.file() + ":" + issue.line())
                .toList();
    }

    List<CorporateAction> actions() {
        return actions;
    }

    DataFiles files() {
        return files;
    }
}
