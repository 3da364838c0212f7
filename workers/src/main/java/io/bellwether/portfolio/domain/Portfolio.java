package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cash and positions of a desk.
 *
 * @param cash [USD] from the ledger
 * @param positions open positions, by symbol
 */
public record Portfolio(Money cash, List<Position> positions) {
    public Portfolio {
        positions = List.copyOf(positions);
    }

    public Optional<Position> position(Symbol symbol) {
        for (Position position : positions) {
            if (position.symbol().equals(symbol)) {
                return Optional.of(position);
            }
        }
        return Optional.empty();
    }

    /** Cash plus positions at the given prices; a position without a price counts at its average cost. */
    public Money equity(Map<Symbol, Price> prices) {
        Money equity = cash;
        for (Position position : positions) {
            Price price = prices.getOrDefault(position.symbol(), position.averageCost());
            equity = equity.plus(price.times(position.quantity()));
        }
        return equity;
    }
}
