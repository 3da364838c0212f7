package io.bellwether.marketdata.app;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

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
import java.util.List;
import java.util.Map;
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

    /** @throws BpmnErrorException {@code MARKET_DATA_UNAVAILABLE} when the source lacks this session or the one before */
    void run(Market market, LocalDate tradingDate, Instant asOf) {
        ExchangeHours day = session(market, tradingDate);
        importMarket.run(market, day, asOf);
        LocalDate previous = calendar.previous(tradingDate);
        if (store.barsOn(market, previous, asOf).isEmpty()) {
            throw missing(market, "the session before, " + previous);
        }
        if (asOf.isBefore(day.open())) {
            return;
        }
        Map<Symbol, Instrument> instruments =
                reader.instruments(market.id(), asOf).stream().collect(toMap(Instrument::symbol, identity()));
        Map<Symbol, Bar> stored = store.barsOn(market, tradingDate, asOf);
        List<LastPrice> quotes = feeds.of(market).quotes(market, instruments, stored, day, asOf);
        if (quotes.isEmpty()) {
            throw missing(market, tradingDate.toString());
        }
        store.putQuotes(
                market,
                quotes.stream()
                        .sorted(Comparator.comparing(LastPrice::symbol).thenComparing(LastPrice::asOf))
                        .toList(),
                asOf);
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
        return new BpmnErrorException(
                UNAVAILABLE,
                "market %s (%s) has no prices of %s; update its data or choose a day it covers"
                        .formatted(market.id(), market.location(), what));
    }
}
