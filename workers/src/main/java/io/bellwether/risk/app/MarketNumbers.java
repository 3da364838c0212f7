package io.bellwether.risk.app;

import io.bellwether.kernel.Decimals;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.BuyableData;
import io.bellwether.marketdata.app.KeptByEdition;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the market says about every symbol of a market at a moment; never sees anything newer. */
@Component
public class MarketNumbers {
    private static final int SCALE = 6;

    /** The days of a few desks. */
    private static final int EDITIONS = 8;

    private final MarketReader market;
    private final IndicatorReader indicators;
    private final BuyableData buyable;
    private final Listings listings;
    private final KeptByEdition<Map<Symbol, SymbolNumbers.Daily>> kept;

    MarketNumbers(MarketReader market, IndicatorReader indicators, BuyableData buyable, Listings listings) {
        this.market = market;
        this.indicators = indicators;
        this.buyable = buyable;
        this.listings = listings;
        this.kept = new KeptByEdition<>(market, EDITIONS);
    }

    /** Numbers of every symbol of the market. */
    public Map<Symbol, SymbolNumbers> read(String marketId, Instant asOf) {
        Map<Symbol, LastPrice> quotes = market.quotes(marketId, asOf);
        Map<Symbol, Indicators> known = indicators.all(marketId, asOf);
        Map<Symbol, SymbolNumbers.Daily> daily = kept.of(marketId, asOf, () -> daily(indicators.all(marketId, asOf)));
        Map<Symbol, String> refusals = buyable.refusals(marketId, asOf);
        Listings.Known listed = listings.read(marketId, asOf);
        Map<Symbol, SymbolNumbers> numbers = HashMap.newHashMap(known.size());
        for (Instrument instrument : market.instruments(marketId, asOf)) {
            Symbol symbol = instrument.symbol();
            Optional<Price> price = price(quotes.get(symbol), known.get(symbol));
            numbers.put(
                    symbol,
                    new SymbolNumbers(
                            symbol,
                            instrument.benchmark(),
                            Optional.ofNullable(refusals.get(symbol)),
                            price,
                            Optional.ofNullable(daily.get(symbol)),
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

    private static Optional<Price> price(@Nullable LastPrice quote, @Nullable Indicators daily) {
        return quote == null ? Optional.ofNullable(daily).map(Indicators::close) : Optional.of(quote.price());
    }

    private static Map<Symbol, SymbolNumbers.Daily> daily(Map<Symbol, Indicators> indicators) {
        Map<Symbol, SymbolNumbers.Daily> daily = HashMap.newHashMap(indicators.size());
        indicators.forEach((symbol, found) -> daily(found).ifPresent(numbers -> daily.put(symbol, numbers)));
        return daily;
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
