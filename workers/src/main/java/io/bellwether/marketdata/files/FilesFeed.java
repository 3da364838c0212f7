package io.bellwether.marketdata.files;

import io.bellwether.kernel.Symbol;
import io.bellwether.kernel.TradingSession;
import io.bellwether.marketdata.app.Imported;
import io.bellwether.marketdata.app.MarketFeed;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.Delivery;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.Market;
import io.bellwether.marketdata.domain.Quote;
import io.bellwether.marketdata.domain.SessionQuotes;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Daily bars from a folder, and headlines, corporate actions, facts and events where there are some. The folder is
 * delivered as a whole once, and again when its files change; the time at which
 * each row becomes known keeps readers from looking ahead. Daily bars know no path: between the open and the close the
 * open stays the last known price.
 */
@Component
final class FilesFeed implements MarketFeed {
    private static final Symbol DEFAULT_BENCHMARK = new Symbol("SPY");
    private static final DateRange EVERYTHING = new DateRange(LocalDate.EPOCH, LocalDate.of(2099, 12, 31));

    @Override
    public Market.Kind kind() {
        return Market.Kind.FILES;
    }

    @Override
    public String fingerprint(Market market) {
        return PriceFolder.open(market).fingerprint();
    }

    @Override
    public Optional<DateRange> outstanding(Market market, Imported imported, TradingSession day, Instant asOf) {
        return imported.fingerprint().equals(fingerprint(market)) ? Optional.empty() : Optional.of(EVERYTHING);
    }

    @Override
    public void deliver(Market market, DateRange days, Sink sink) {
        PriceFolder folder = PriceFolder.open(market);
        NewsFile news =
                folder.news().map(path -> NewsFile.read(path, market.id())).orElse(NewsFile.NONE);
        news.issues().forEach(sink::report);
        sink.news(news.items());
        Map<Symbol, Path> files = bySymbol(market, folder, sink);
        folder.actions().ifPresent(path -> {
            CorporateActionFile read = CorporateActionFile.read(path, market.id());
            read.issues().forEach(sink::report);
            sink.announce(read.actions());
        });
        InstrumentFile companies = folder.instruments()
                .map(path -> InstrumentFile.read(path, market.id()))
                .orElse(InstrumentFile.NONE);
        companies.issues().forEach(sink::report);
        sink.facts(companies.facts());
        EventFile events =
                folder.events().map(path -> EventFile.read(path, market.id())).orElse(EventFile.NONE);
        events.issues().forEach(sink::report);
        sink.events(events.events());
        Optional<Symbol> benchmark = benchmark(market, files, sink);
        files.forEach((symbol, path) -> {
            PriceFile file = PriceFile.read(path, market.id(), symbol, PriceFolder.name(path));
            file.issues().forEach(sink::report);
            boolean isBenchmark = benchmark.equals(Optional.of(symbol));
            InstrumentFile.Label label = companies.labels().getOrDefault(symbol, InstrumentFile.Label.NONE);
            Instrument instrument = new Instrument(symbol, label.name(), label.sector(), isBenchmark);
            sink.accept(new Delivery(instrument, file.covers(), file.bars()));
        });
    }

    @Override
    public List<Quote> quotes(
            Market market,
            Map<Symbol, Instrument> instruments,
            Map<Symbol, Bar> stored,
            TradingSession day,
            Instant asOf) {
        List<Quote> quotes = new ArrayList<>();
        stored.forEach((symbol, bar) -> {
            Instrument instrument = instruments.get(symbol);
            if (instrument != null) {
                quotes.addAll(SessionQuotes.of(instrument, bar, day, asOf));
            }
        });
        return List.copyOf(quotes);
    }

    private static Map<Symbol, Path> bySymbol(Market market, PriceFolder folder, Sink sink) {
        Map<Symbol, Path> files = new TreeMap<>();
        for (Path file : folder.files()) {
            String name = PriceFolder.name(file);
            String ticker = name.substring(0, name.length() - ".csv".length()).toUpperCase(Locale.ROOT);
            if (!Symbol.isValid(ticker)) {
                sink.report(badName(market, name, "'" + ticker + "' is not a ticker; file not read"));
            } else if (files.putIfAbsent(new Symbol(ticker), file) != null) {
                sink.report(badName(market, name, "another file is named " + ticker + " as well; file not read"));
            }
        }
        return files;
    }

    private static Optional<Symbol> benchmark(Market market, Map<Symbol, Path> files, Sink sink) {
        Symbol wanted = market.benchmark().orElse(DEFAULT_BENCHMARK);
        if (files.containsKey(wanted)) {
            return Optional.of(wanted);
        }
        if (market.benchmark().isPresent()) {
            sink.report(new DataIssue(
                    market.id(),
                    Optional.of(wanted),
                    Optional.empty(),
                    wanted + ".csv",
                    0,
                    DataIssue.Kind.MISSING_BENCHMARK,
                    "the configured benchmark has no file; the market has none"));
        }
        return Optional.empty();
    }

    private static DataIssue badName(Market market, String file, String detail) {
        return new DataIssue(
                market.id(), Optional.empty(), Optional.empty(), file, 0, DataIssue.Kind.BAD_FILE_NAME, detail);
    }
}
