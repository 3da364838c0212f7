package io.bellwether.portfolio.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.ModelledFault;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.app.MarketReader;
import io.bellwether.marketdata.domain.Quote;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.LedgerCheck;
import io.bellwether.portfolio.domain.LedgerInvariant;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Values a desk at the prices of a moment, and refuses to when its ledger does not hold. */
@Component
class Valuation {
    static final String LEDGER_BROKEN = "LEDGER_BROKEN";

    private final Desks desks;
    private final MarketReader market;
    private final Books books;
    private final Ledger ledger;

    Valuation(Desks desks, MarketReader market, Books books, Ledger ledger) {
        this.desks = desks;
        this.market = market;
        this.books = books;
        this.ledger = ledger;
    }

    /**
     * The snapshot of a session; positions are marked at its prices.
     *
     * @throws ModelledFault LEDGER_BROKEN with the numbers
     */
    EquitySnapshot take(SessionRef ref, EquitySnapshot.Moment moment) {
        Desk desk = desks.get(ref.desk());
        open(desk, ref);
        var facts = ledger.facts(ref.desk());
        Portfolio portfolio = books.portfolio(ref.desk());
        Map<Symbol, Price> prices = prices(desk, portfolio, ref.asOf());
        Money equity = portfolio.equity(prices);
        Money positions = positionsValue(portfolio, prices);
        if (LedgerInvariant.check(facts, portfolio.cash(), positions, equity) instanceof LedgerCheck.Broken broken) {
            throw new ModelledFault(
                    LEDGER_BROKEN,
                    "The books of desk %s do not hold at %s: %s".formatted(ref.desk(), ref.asOf(), broken.sentence()));
        }
        ledger.mark(ref.desk(), prices, ref.asOf());
        Optional<Price> benchmark = market.benchmark(desk.market(), ref.asOf())
                .flatMap(symbol -> market.quote(desk.market(), symbol, ref.asOf()))
                .map(Quote::price);
        return new EquitySnapshot(
                ref.desk(), ref.tradingDate(), moment, ref.asOf(), portfolio.cash(), positions, equity, benchmark);
    }

    /**
     * Makes sure of the initial deposit. A late session may be the first one that touches the books; and opening them
     * locks the desk until the transaction ends, so that no booking comes between two reads.
     */
    void open(Desk desk, SessionRef ref) {
        books.openWith(desk.id(), desk.initialCash(), ref.tradingDate(), ref.asOf());
    }

    /** Last prices known of what is held; a symbol without one is absent. */
    Map<Symbol, Price> prices(Desk desk, Portfolio portfolio, Instant asOf) {
        Map<Symbol, Price> prices = new LinkedHashMap<>();
        for (Position position : portfolio.positions()) {
            market.quote(desk.market(), position.symbol(), asOf)
                    .ifPresent(quote -> prices.put(position.symbol(), quote.price()));
        }
        return prices;
    }

    private static Money positionsValue(Portfolio portfolio, Map<Symbol, Price> prices) {
        return portfolio.positions().stream()
                .map(position -> prices.getOrDefault(position.symbol(), position.averageCost())
                        .times(position.quantity()))
                .reduce(Money.ZERO, Money::plus);
    }
}
