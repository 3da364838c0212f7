package io.bellwether.reporting.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which bounds set the sizes of a desk's orders, and what each of them cost in size.
 *
 * @param definition how the numbers are meant, for people
 * @param lines one per side and bound: buys first, within a side the largest notional first
 */
public record SizeAblation(String definition, List<Line> lines) {
    private static final String DEFINITION =
            "Orders of decisions as they were written, filled or not, at the price they"
                    + " were sized with. Without the bound, each order has the size of its next smallest bound, rounded down to"
                    + " what the broker takes; cash, clusters and the day's limit stay as they were, so the sizes are not"
                    + " additive. What is not recorded, and what is held when everything is sold, has none.";

    public SizeAblation {
        lines = List.copyOf(lines);
    }

    /**
     * Orders of one side that the same bound sized.
     *
     * @param side {@code BUY} or {@code SELL}
     * @param bound e.g. {@code CASH}; {@code UNKNOWN} when it was not recorded
     * @param text for people
     * @param orders how many
     * @param notional [USD] of all of them
     * @param compared how many of them have a size without the bound
     * @param comparedNotional [USD] of those
     * @param notionalWithout [USD] those would have had without the bound; empty when there are none
     */
    public record Line(
            String side,
            String bound,
            String text,
            int orders,
            BigDecimal notional,
            int compared,
            BigDecimal comparedNotional,
            Optional<BigDecimal> notionalWithout) {}

    /** Counts the orders; in any order. */
    public static SizeAblation of(List<SizedOrder> orders) {
        Map<String, Map<String, List<SizedOrder>>> groups = orders.stream()
                .collect(Collectors.groupingBy(
                        SizedOrder::side,
                        TreeMap::new,
                        Collectors.groupingBy(SizedOrder::bound, TreeMap::new, Collectors.toList())));
        List<Line> lines = new ArrayList<>();
        groups.values()
                .forEach(bounds -> bounds.values().stream()
                        .map(SizeAblation::line)
                        .sorted(Comparator.comparing(Line::notional).reversed())
                        .forEach(lines::add));
        return new SizeAblation(DEFINITION, lines);
    }

    private static Line line(List<SizedOrder> orders) {
        SizedOrder first = orders.getFirst();
        List<SizedOrder> compared =
                orders.stream().filter(order -> order.without().isPresent()).toList();
        boolean known = !first.bound().isEmpty();
        return new Line(
                first.side(),
                known ? first.bound() : "UNKNOWN",
                known ? first.text() : "not recorded",
                orders.size(),
                notional(orders),
                compared.size(),
                notional(compared),
                compared.stream()
                        .flatMap(order -> order.notionalWithout().stream())
                        .reduce(BigDecimal::add)
                        .map(SizeAblation::cents));
    }

    private static BigDecimal notional(List<SizedOrder> orders) {
        return cents(orders.stream().map(SizedOrder::notional).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
