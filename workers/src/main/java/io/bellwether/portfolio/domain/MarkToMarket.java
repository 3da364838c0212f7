package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.LastPrice;
import io.bellwether.marketdata.domain.MarketView;
import io.bellwether.portfolio.domain.EquitySnapshot.Moment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A portfolio at the last prices of a moment; what has no price counts at its average cost.
 *
 * @param portfolio cash and positions
 * @param prices last prices of what is held; a symbol without one is absent
 * @param benchmark the benchmark's last price, if the market has one
 */
public record MarkToMarket(Portfolio portfolio, Map<Symbol, Price> prices, Optional<Price> benchmark) {
    /** Marks the portfolio with what the market shows. */
    public static MarkToMarket at(Portfolio portfolio, MarketView market) {
        Map<Symbol, Price> prices = new LinkedHashMap<>();
        for (Position position : portfolio.positions()) {
            market.quote(position.symbol()).ifPresent(quote -> prices.put(position.symbol(), quote.price()));
        }
        return new MarkToMarket(
                portfolio, prices, market.benchmark().flatMap(market::quote).map(LastPrice::price));
    }

    /** [USD] each position, rounded to the cent, then added up. */
    public Money positionsValue() {
        return portfolio.positions().stream()
                .map(position -> prices.getOrDefault(position.symbol(), position.averageCost())
                        .times(position.quantity()))
                .reduce(Money.ZERO, Money::plus);
    }

    /** [USD] cash and positions. */
    public Money equity() {
        return portfolio.equity(prices);
    }

    /** The equity of the session's moment. */
    public EquitySnapshot snapshot(SessionRef session, Moment moment) {
        return new EquitySnapshot(
                session.desk(),
                session.tradingDate(),
                moment,
                session.asOf(),
                portfolio.cash(),
                positionsValue(),
                equity(),
                benchmark);
    }
}
