package io.bellwether.testing.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.QuoteSource;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.platform.vendor.Vendors;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What holds for every source of quotes. */
public abstract class QuoteSourceContract extends SourceContract<QuoteSource> {
    protected QuoteSourceContract(MarketVendor vendor, Function<Vendors, QuoteSource> make) {
        super(vendor, make);
    }

    /** Whether the vendor tells bid and ask, or trades only. */
    protected boolean tellsBidAndAsk() {
        return true;
    }

    /** Whether the vendor tells the first price of the session. */
    protected boolean tellsOpen() {
        return true;
    }

    @Override
    protected Object ask() {
        return source.quotes(List.of(MarketTape.PLAIN));
    }

    protected Map<Symbol, SourceQuote> quotes(Symbol... symbols) {
        Map<Symbol, SourceQuote> all = new TreeMap<>();
        parts(List.of(symbols), source.mostQuoted()).forEach(part -> all.putAll(source.quotes(part)));
        assertThat(server.violations()).isEmpty();
        return all;
    }

    private void isAsOnTheTape(Map<Symbol, SourceQuote> found, Symbol symbol, Instant now) {
        TapeQuote told = tape.find(symbol).orElseThrow().quote(now).orElseThrow();
        SourceQuote quote = found.get(symbol);
        assertThat(quote).isNotNull();
        assertThat(quote.symbol()).isEqualTo(symbol);
        assertThat(quote.last()).isEqualTo(told.last().map(Price::new));
        assertThat(quote.tradedAt()).isEqualTo(told.last().map(price -> told.tradedAt()));
        assertThat(quote.bid()).isEqualTo(tellsBidAndAsk() ? told.bid().map(Price::new) : Optional.empty());
        assertThat(quote.ask()).isEqualTo(tellsBidAndAsk() ? told.ask().map(Price::new) : Optional.empty());
        if (quote.bid().isPresent() || quote.ask().isPresent()) {
            assertThat(quote.quotedAt()).contains(told.at());
        }
    }

    @Test
    void quotesAreThoseOfTheMoment() {
        Map<Symbol, SourceQuote> found = quotes(MarketTape.PLAIN, MarketTape.REVERSE, MarketTape.CLASS);
        for (Symbol symbol : List.of(MarketTape.PLAIN, MarketTape.REVERSE, MarketTape.CLASS)) {
            isAsOnTheTape(found, symbol, MarketTape.NOON);
            assertThat(found.get(symbol).open())
                    .isEqualTo(
                            tellsOpen()
                                    ? tape
                                            .find(symbol)
                                            .orElseThrow()
                                            .days(MarketTape.LAST, MarketTape.LAST, MarketTape.NOON)
                                            .stream()
                                            .findFirst()
                                            .map(day -> new Price(day.open()))
                                    : Optional.empty());
        }
        Instant later = MarketTape.NOON.plusSeconds(1_800);
        server.clock(InstantSource.fixed(later));
        isAsOnTheTape(quotes(MarketTape.PLAIN), MarketTape.PLAIN, later);
    }

    @Test
    void aSymbolThatNobodyKnows_isMissing() {
        assertThat(quotes(MarketTape.UNKNOWN, MarketTape.PLAIN)).containsOnlyKeys(MarketTape.PLAIN);
    }

    @Test
    void whereNobodyBidsOrOffers_thatIsEmpty_andTheTradeIsToldWithItsTime() {
        Instant at = MarketTape.NOON.minusSeconds(60);
        Instant trade = MarketTape.NOON.minusSeconds(5_400);
        tape.company(MarketTape.PLAIN)
                .quote(new TapeQuote(
                        at, Optional.empty(), Optional.empty(), Optional.of(new BigDecimal("12.34")), trade));
        SourceQuote quote = quotes(MarketTape.PLAIN).get(MarketTape.PLAIN);
        assertThat(quote.bid()).isEmpty();
        assertThat(quote.ask()).isEmpty();
        assertThat(quote.last()).contains(Price.of("12.34"));
        assertThat(quote.tradedAt()).contains(trade);
    }

    @Test
    void anOldQuote_keepsItsTime() {
        Instant at = MarketTape.NOON.minusSeconds(90_000);
        tape.company(MarketTape.PLAIN)
                .quote(new TapeQuote(
                        at,
                        Optional.of(new BigDecimal("12.30")),
                        Optional.of(new BigDecimal("12.36")),
                        Optional.of(new BigDecimal("12.34")),
                        at));
        isAsOnTheTape(quotes(MarketTape.PLAIN), MarketTape.PLAIN, MarketTape.NOON);
    }
}
