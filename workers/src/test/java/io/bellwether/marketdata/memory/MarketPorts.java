package io.bellwether.marketdata.memory;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.FactReader;
import io.bellwether.marketdata.app.FactStore;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.app.MarketStore;
import io.bellwether.marketdata.app.Markets;
import io.bellwether.marketdata.app.NewsReader;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ports of stored market data, by whatever adapters. */
record MarketPorts(
        Markets markets,
        MarketStore store,
        MarketReader reader,
        FactStore facts,
        FactReader factReader,
        NewsReader news,
        DataIssues issues) {

    static MarketPorts inMemory() {
        MarketTables tables = new MarketTables();
        return new MarketPorts(
                new MemoryMarkets(tables),
                new MemoryMarketStore(tables),
                new MemoryMarketReader(tables),
                new MemoryFactStore(tables),
                new MemoryFactReader(tables),
                new MemoryNewsReader(tables),
                new MemoryDataIssues(tables));
    }

    /** All that readers see of the market at the moment; maps with an order as lists. */
    Map<String, Object> seenAt(String market, Instant asOf, Collection<Symbol> symbols, List<LocalDate> days) {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("instruments", reader.instruments(market, asOf));
        seen.put("benchmark", reader.benchmark(market, asOf));
        seen.put("edition", reader.edition(market, asOf));
        for (int lookback : new int[] {1, 3, 400}) {
            seen.put("allBars " + lookback, inOrder(reader.allBars(market, asOf, lookback)));
        }
        seen.put("quotes", inOrder(reader.quotes(market, asOf)));
        seen.put("actions", reader.corporateActions(market, Set.copyOf(symbols), asOf));
        seen.put("splits", reader.splits(market, Set.copyOf(symbols), asOf));
        for (Symbol symbol : symbols) {
            seen.put("bars " + symbol, reader.bars(market, symbol, asOf, 4));
            seen.put("quote " + symbol, reader.quote(market, symbol, asOf));
            for (LocalDate day : days) {
                seen.put("session %s %s".formatted(symbol, day), reader.sessionBar(market, symbol, day, asOf));
            }
        }
        seen.put("sizes", factReader.sizes(market, asOf));
        seen.put("reports", factReader.reports(market, asOf));
        seen.put("halts", factReader.halts(market, asOf));
        seen.put("news", news.latest(market, asOf, 3));
        seen.put("blocked", issues.blockedSymbols(market, asOf));
        return seen;
    }

    /** All that imports see of what is stored. */
    Map<String, Object> stored(Market market, List<LocalDate> days, Instant asOf, Collection<String> fallbacks) {
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("state", store.state(market));
        stored.put("symbols", store.symbols(market));
        stored.put("delivered", store.delivered(market));
        for (LocalDate day : days) {
            stored.put("barsOn " + day, store.barsOn(market, day, asOf));
            stored.put("lastBars " + day, store.lastBars(market, day));
            for (String fallback : fallbacks) {
                stored.put("stoodIn " + day, issues.stoodIn(market.id(), fallback, day));
            }
        }
        stored.put("files", issues.files(market.id()));
        stored.put(
                "issues",
                issues.list(market.id(), 1_000).stream()
                        .map(Object::toString)
                        .sorted()
                        .toList());
        return stored;
    }

    private static <T> List<Map.Entry<Symbol, T>> inOrder(Map<Symbol, T> map) {
        return new ArrayList<>(map.entrySet());
    }
}
