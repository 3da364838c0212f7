package io.bellwether.marketdata.alpaca;

import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.source.ActionSource;
import io.bellwether.marketdata.app.source.BarSource;
import io.bellwether.marketdata.app.source.NewsSource;
import io.bellwether.marketdata.app.source.QuoteSource;
import io.bellwether.marketdata.app.source.SourceBars;
import io.bellwether.marketdata.app.source.SourceQuote;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DateRange;
import io.bellwether.marketdata.domain.NewsItem;
import io.bellwether.platform.vendor.Vendors;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Alpaca Market Data (docs.alpaca.markets, market data API 1.1). Two feeds are named in the settings: {@code feed} for
 * quotes, where a free account has IEX only, and {@code bars-feed} for daily bars, where it has the consolidated tape
 * (SIP) of everything older than 15 minutes.
 */
@Component
final class AlpacaSource implements BarSource, QuoteSource, ActionSource, NewsSource {
    private static final int MOST_SYMBOLS = 100;

    private final AlpacaLine line;
    private final AlpacaBars bars;
    private final AlpacaQuotes quotes;
    private final AlpacaActions actions;
    private final AlpacaNews news;

    AlpacaSource(Vendors vendors) {
        line = new AlpacaLine(vendors.line("alpaca"));
        bars = new AlpacaBars(line);
        quotes = new AlpacaQuotes(line);
        actions = new AlpacaActions(line);
        news = new AlpacaNews(line);
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public Optional<String> lacks() {
        return line.lacks();
    }

    @Override
    public int mostSymbols() {
        return MOST_SYMBOLS;
    }

    @Override
    public int requests(int many, DateRange days) {
        return bars.pages(many, days);
    }

    @Override
    public Map<Symbol, SourceBars> dailyBars(List<Symbol> symbols, DateRange days) {
        return bars.read(symbols, days);
    }

    @Override
    public int mostQuoted() {
        return MOST_SYMBOLS;
    }

    @Override
    public Map<Symbol, SourceQuote> quotes(List<Symbol> symbols) {
        return quotes.read(symbols);
    }

    @Override
    public int mostActing() {
        return MOST_SYMBOLS;
    }

    @Override
    public List<CorporateAction> actions(List<Symbol> symbols, DateRange exDates) {
        return actions.read(symbols, exDates);
    }

    @Override
    public int mostNamed() {
        return MOST_SYMBOLS;
    }

    @Override
    public List<NewsItem> news(List<Symbol> symbols, Instant from, Instant to) {
        return news.read(symbols, from, to);
    }
}
