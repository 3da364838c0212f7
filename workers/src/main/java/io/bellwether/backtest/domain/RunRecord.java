package io.bellwether.backtest.domain;

import io.bellwether.decision.domain.PastDecision;
import io.bellwether.execution.domain.TradeOrder;
import io.bellwether.kernel.Sha256;
import io.bellwether.portfolio.domain.EquitySnapshot;
import io.bellwether.portfolio.domain.Fill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a desk decided and ordered, what was executed and what it was worth, over the days of a run.
 *
 * @param decisions oldest first
 * @param orders in the order of their days and numbers
 * @param fills in the order in which they were booked
 * @param equity the opening snapshot and the closing ones, oldest first
 * @param money what moved money beside the trades
 */
public record RunRecord(
        List<JudgedDecision> decisions,
        List<TradeOrder> orders,
        List<Fill> fills,
        List<EquitySnapshot> equity,
        RunMoney money) {
    public RunRecord {
        decisions = List.copyOf(decisions);
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        equity = List.copyOf(equity);
    }

    /** Who decided at least once, by name. */
    public SortedSet<String> advisors() {
        return decisions.stream()
                .map(judged -> judged.decision())
                .filter(PastDecision::decided)
                .map(PastDecision::advisor)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Orders, fills and daily equity as text, one per line, in an order of their own contents. Ids and numbers are no part of them: they begin
     * with the desk's id, and orders of one moment are numbered as the engine hands them out.
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        orders.stream().map(RunRecord::line).sorted().forEach(lines::add);
        fills.stream().map(RunRecord::line).sorted().forEach(lines::add);
        equity.stream().map(RunRecord::line).sorted().forEach(lines::add);
        return lines;
    }

    /** SHA-256 of {@link #lines}, as 64 hexadecimal digits: two runs with the same one did the same to the cent. */
    public String sha256() {
        Sha256 hash = new Sha256();
        lines().forEach(line -> hash.add(line + "\n"));
        return hash.hex();
    }

    private static String line(TradeOrder order) {
        return row(
                "order",
                order.tradingDate(),
                order.session(),
                order.symbol(),
                order.purpose(),
                order.side(),
                order.type(),
                order.timing(),
                plain(order.quantity().value()),
                plain(order.limitPrice().map(price -> price.value())),
                plain(order.stopPrice().map(price -> price.value())),
                plain(order.protectiveStop().map(price -> price.value())),
                plain(order.referencePrice().value()),
                order.state(),
                plain(order.filledQuantity().value()),
                order.createdAsOf(),
                order.validUntil().map(Objects::toString).orElse("-"),
                order.reason());
    }

    private static String line(Fill fill) {
        return row(
                "fill",
                fill.tradingDate(),
                fill.asOf(),
                fill.symbol(),
                fill.side(),
                plain(fill.quantity().value()),
                plain(fill.price().value()),
                plain(fill.fee().amount()));
    }

    private static String line(EquitySnapshot snapshot) {
        return row(
                "equity",
                snapshot.tradingDate(),
                snapshot.moment(),
                snapshot.asOf(),
                plain(snapshot.cash().amount()),
                plain(snapshot.positionsValue().amount()),
                plain(snapshot.equity().amount()),
                plain(snapshot.benchmarkPrice().map(price -> price.value())));
    }

    private static String row(Object... values) {
        return Stream.of(values).map(Objects::toString).collect(Collectors.joining("|"));
    }

    private static String plain(Optional<BigDecimal> value) {
        return value.map(RunRecord::plain).orElse("-");
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
