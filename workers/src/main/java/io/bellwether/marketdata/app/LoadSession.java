package io.bellwether.marketdata.app;

import io.bellwether.kernel.BpmnErrorException;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.Market;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Loads what a market's source knows at a moment of a session: the bars up to the last finished session and the quotes
 * of this one.
 */
@Service
class LoadSession {
    static final String UNAVAILABLE = "MARKET_DATA_UNAVAILABLE";

    private final ImportMarket importMarket;
    private final Feeds feeds;
    private final MarketStore store;
    private final MarketReader reader;
    private final ExchangeCalendar calendar = new ExchangeCalendar();

    LoadSession(ImportMarket importMarket, Feeds feeds, MarketStore store, MarketReader reader) {
        this.importMarket = importMarket;
        this.feeds = feeds;
        this.store = store;
        this.reader = reader;
    }

    /**
     * Loads from every source that the market has.
     *
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source lacks this session or the one before
     */
    void run(Market market, LocalDate tradingDate, Instant asOf) {
        run(market, tradingDate, asOf, Wanted.Reach.ALL);
    }

    /**
     * Loads as far as that.
     *
     * @return whether nothing is missing that a further source may have
     * @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source lacks this session or the one before
     */
    boolean run(Market market, LocalDate tradingDate, Instant asOf, Wanted.Reach reach) {
        ExchangeHours day = session(market, tradingDate);
        boolean complete = importMarket.run(market, day, asOf, reach);
        feeds.of(market).besides(market, tradingDate, asOf);
        LocalDate previous = calendar.previous(tradingDate);
        if (store.barsOn(market, previous, asOf).isEmpty()) {
            throw missing(market, "the session before, " + previous);
        }
        if (asOf.isBefore(day.open())) {
            return complete;
        }
        Map<Symbol, Instrument> instruments = new HashMap<>();
        reader.instruments(market.id(), asOf).forEach(one -> instruments.put(one.symbol(), one));
        Map<Symbol, Bar> stored = store.barsOn(market, tradingDate, asOf);
        MarketFeed feed = feeds.of(market);
        List<LastPrice> quotes = feed.quotes(market, instruments, stored, day, asOf, reach);
        if (quotes.isEmpty()) {
            throw missing(market, tradingDate.toString());
        }
        store.putQuotes(
                market,
                quotes.stream()
                        .sorted(Comparator.comparing(LastPrice::symbol).thenComparing(LastPrice::asOf))
                        .toList(),
                asOf);
        Set<Symbol> quoted = quotes.stream().map(LastPrice::symbol).collect(Collectors.toSet());
        return !feed.isChain() || (complete && quoted.containsAll(instruments.keySet()));
    }

    private ExchangeHours session(Market market, LocalDate date) {
        if (date.isAfter(ExchangeCalendar.FIRST) && !date.isAfter(ExchangeCalendar.LAST)) {
            return calendar.hours(date)
                    .orElseThrow(() -> new BpmnErrorException(
                            UNAVAILABLE, "the exchange is closed on %s; there is nothing to fetch".formatted(date)));
        }
        throw new BpmnErrorException(
                UNAVAILABLE,
                "market %s cannot be read for %s: the exchange calendar covers %s to %s"
                        .formatted(market.id(), date, ExchangeCalendar.FIRST, ExchangeCalendar.LAST));
    }

    private static BpmnErrorException missing(Market market, String what) {
        if (market.kind() == Market.Kind.VENDORS) {
            return new BpmnErrorException(
                    UNAVAILABLE,
                    "no source that was asked for market %s delivered prices of %s; ./bellwether doctor says how each stands, source_choice what each answered"
                            .formatted(market.id(), what));
        }
        return new BpmnErrorException(
                UNAVAILABLE,
                "market %s (%s) has no prices of %s; update its data or choose a day it covers"
                        .formatted(market.id(), market.location(), what));
    }
}
