package io.bellwether.execution.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.execution.domain.NewOrder;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.execution.domain.Timing;
import io.bellwether.execution.domain.TradingMoment;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.SessionRef;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.Books;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.app.MarketNumbers;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Sells everything a stopped desk holds, at the market, or at the next open when it is closed. Safe to run twice. */
@Service
public class CreateFlattenOrders {
    private final Desks desks;
    private final Books books;
    private final MarketNumbers market;
    private final ExitOrders exits;
    private final OrderValidity validity;

    CreateFlattenOrders(Desks desks, Books books, MarketNumbers market, ExitOrders exits, OrderValidity validity) {
        this.desks = desks;
        this.books = books;
        this.market = market;
        this.exits = exits;
        this.validity = validity;
    }

    /** Ids of the orders that sell every position, by symbol. */
    public List<String> run(SessionRef session) {
        Map<Symbol, Price> prices = market.prices(desks.get(session.desk()).market(), session.asOf());
        Timing timing = TradingMoment.timing(session.tradingDate(), session.asOf());
        return exits.create(
                session,
                books.portfolio(session.desk()).positions().stream()
                        .sorted(Comparator.comparing(Position::symbol))
                        .map(position -> sell(session, position, prices, timing))
                        .toList());
    }

    private NewOrder sell(SessionRef session, Position position, Map<Symbol, Price> prices, Timing timing) {
        return NewOrder.exit(
                session,
                Purpose.FLATTEN,
                position.symbol(),
                position.quantity(),
                Optional.empty(),
                prices.getOrDefault(position.symbol(), position.averageCost()),
                timing,
                validity.until(session, Purpose.FLATTEN, timing),
                timing == Timing.NEXT_OPEN
                        ? "Emergency stop: sold at the next open, because the market is closed"
                        : "Emergency stop: sold at the market");
    }
}
