package io.bellwether.risk.domain.stops;

import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.TradingDays;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which protective stops were reached. A position without a stop, or without a price, triggers nothing. */
public final class StopRules {
    private StopRules() {}

    /** Midday: the last price is at or below the stop, so the position is sold at the market; by symbol. */
    public static List<StopTrigger> midday(List<Position> positions, Map<Symbol, Price> prices) {
        return positions.stream()
                .flatMap(position -> trigger(
                        position,
                        Optional.ofNullable(prices.get(position.symbol())),
                        OrderType.MARKET,
                        "Price %s reached the stop %s")
                        .stream())
                .sorted(Comparator.comparing(StopTrigger::symbol))
                .toList();
    }

    /**
     * Midday: a position is held longer than the desk wants and is sold at the market, whatever its price; by symbol. A
     * position without a price waits for one.
     *
     * @param most sessions after the one it was opened in; 0 = no limit
     */
    public static List<StopTrigger> timeUp(
            List<Position> positions, Map<Symbol, Price> prices, int most, LocalDate today) {
        return positions.stream()
                .filter(position -> most > 0
                        && prices.containsKey(position.symbol())
                        && TradingDays.moreThan(most, position.openedOn(), today))
                .map(position -> {
                    Price price = prices.getOrDefault(position.symbol(), position.averageCost());
                    return new StopTrigger(
                            position.symbol(),
                            position.quantity(),
                            position.stop().orElse(price),
                            price,
                            OrderType.MARKET,
                            "Held since %s, longer than %d sessions".formatted(position.openedOn(), most));
                })
                .sorted(Comparator.comparing(StopTrigger::symbol))
                .toList();
    }

    /**
     * Close: the day's low is at or below the stop. The sell is a stop order, as if it had stood at the broker all day:
     * it fills at the stop, or at the open when the market opened below it. A position bought after the open was not
     * held for the whole range, so only the close counts for it.
     *
     * @param bars the finished bars of the session
     * @param boughtDuringDay symbols bought after the open
     */
    public static List<StopTrigger> closing(
            List<Position> positions, Map<Symbol, Bar> bars, Set<Symbol> boughtDuringDay) {
        return positions.stream()
                .flatMap(position -> {
                    Optional<Bar> bar = Optional.ofNullable(bars.get(position.symbol()));
                    return boughtDuringDay.contains(position.symbol())
                            ? trigger(
                                    position,
                                    bar.map(Bar::close),
                                    OrderType.STOP,
                                    "The close %s is at or below the stop %s")
                                    .stream()
                            : inRange(position, bar).stream();
                })
                .sorted(Comparator.comparing(StopTrigger::symbol))
                .toList();
    }

    private static Optional<StopTrigger> inRange(Position position, Optional<Bar> bar) {
        boolean gap = bar.isPresent()
                && position.stop().isPresent()
                && bar.get().open().compareTo(position.stop().get()) < 0;
        return trigger(
                position,
                gap ? bar.map(Bar::open) : bar.map(Bar::low),
                OrderType.STOP,
                gap ? "The open %s was below the stop %s" : "The day's low %s reached the stop %s");
    }

    private static Optional<StopTrigger> trigger(
            Position position, Optional<Price> price, OrderType type, String text) {
        if (price.isEmpty() || position.stop().isEmpty()) {
            return Optional.empty();
        }
        Price stop = position.stop().get();
        return price.filter(observed -> observed.compareTo(stop) <= 0)
                .map(observed -> new StopTrigger(
                        position.symbol(), position.quantity(), stop, observed, type, text.formatted(observed, stop)));
    }
}
