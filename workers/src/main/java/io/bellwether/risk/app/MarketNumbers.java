package io.bellwether.risk.app;

import io.bellwether.kernel.Decimals;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Instrument;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.research.app.IndicatorReader;
import io.bellwether.research.domain.Indicators;
import io.bellwether.risk.domain.SymbolNumbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Gathers what the market says about every symbol of a market at a moment; never sees anything newer. */
@Component
public class MarketNumbers {
    private static final int SCALE = 6;

    private final MarketReader market;
    private final IndicatorReader indicators;
    private final DataIssues issues;
    private final Listings listings;

    MarketNumbers(MarketReader market, IndicatorReader indicators, DataIssues issues, Listings listings) {
        this.market = market;
        this.indicators = indicators;
        this.issues = issues;
        this.listings = listings;
    }

    /** Numbers of every symbol of the market. */
    public Map<Symbol, SymbolNumbers> read(String marketId, Instant asOf) {
        Map<Symbol, LastPrice> quotes = market.quotes(marketId, asOf);
        Map<Symbol, Indicators> known = indicators.all(marketId, asOf);
        Set<Symbol> blocked = issues.blockedSymbols(marketId, asOf);
        Listings.Known listed = listings.read(marketId, asOf);
        Map<Symbol, SymbolNumbers> numbers = new HashMap<>();
        for (Instrument instrument : market.instruments(marketId, asOf)) {
            Symbol symbol = instrument.symbol();
            Optional<Indicators> daily = Optional.ofNullable(known.get(symbol));
            Optional<Price> price = price(Optional.ofNullable(quotes.get(symbol)), daily);
            numbers.put(
                    symbol,
                    new SymbolNumbers(
                            symbol,
                            instrument.benchmark(),
                            blocked.contains(symbol),
                            price,
                            daily.flatMap(MarketNumbers::daily),
                            listed.of(symbol, price)));
        }
        return numbers;
    }

    /** Last prices of every symbol that has one. */
    public Map<Symbol, Price> prices(String marketId, Instant asOf) {
        Map<Symbol, Price> prices = new HashMap<>();
        market.quotes(marketId, asOf).forEach((symbol, quote) -> prices.put(symbol, quote.price()));
        return prices;
    }

    private static Optional<Price> price(Optional<LastPrice> quote, Optional<Indicators> daily) {
        return quote.map(LastPrice::price).or(() -> daily.map(Indicators::close));
    }

    private static Optional<SymbolNumbers.Daily> daily(Indicators found) {
        boolean usable = Double.isFinite(found.atr14())
                && Double.isFinite(found.averageVolume20())
                && Double.isFinite(found.averageDollarVolume20())
                && Double.isFinite(found.volatility20());
        return usable
                ? Optional.of(new SymbolNumbers.Daily(
                        exact(found.atr14()),
                        exact(found.averageVolume20()),
                        Money.rounded(BigDecimal.valueOf(found.averageDollarVolume20())),
                        exact(found.volatility20())))
                : Optional.empty();
    }

    /** Analytics become money's numbers here, rounded so that the last bits of a double decide nothing. */
    private static BigDecimal exact(double value) {
        return Decimals.rounded(value, SCALE);
    }
}
