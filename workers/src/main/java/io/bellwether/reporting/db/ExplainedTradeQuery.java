package io.bellwether.reporting.db;

import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.app.DayReadings;
import io.bellwether.reporting.domain.FillLine;
import io.bellwether.reporting.domain.OrderLine;
import io.bellwether.reporting.domain.Verdict;
import io.bellwether.reporting.domain.explain.ExplainedTrade;
import io.bellwether.reporting.domain.explain.Sized;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.sizing.SizeBound;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The proposals of one decision with verdicts, sizing, orders, fills and outcome. */
final class ExplainedTradeQuery {
    /** In the order they are checked; names this version does not know come last. */
    private static final List<String> RULES =
            Arrays.stream(RuleName.values()).map(Enum::name).toList();

    private static final List<String> BOUNDS =
            Arrays.stream(SizeBound.values()).map(Enum::name).toList();
    private static final String SIZING = RuleName.SIZING.name();
    private static final String SHARES = "shares";

    private final JdbcClient db;
    private final DayReadings day;

    ExplainedTradeQuery(JdbcClient db, DayReadings day) {
        this.db = db;
        this.day = day;
    }

    private record Proposed(ProposedTrade trade, Optional<ExplainedTrade.Result> result) {}

    private record VerdictOf(int n, Verdict verdict) {}

    private record OrderOf(String id, int decisionN, Map<String, String> sizing) {}

    private record Placed(OrderLine order, List<FillLine> fills, Map<String, String> sizing) {}

    List<ExplainedTrade> run(String decisionId) {
        Map<Integer, List<Verdict>> verdicts = verdicts(decisionId);
        Map<Integer, List<Placed>> orders = orders(decisionId);
        return db
                .sql("select " + DecisionQuery.PROPOSED + """
                            , o.measured_on, trim_scale(o.entry_price) as entry, trim_scale(o.exit_price) as exit,
                            trim_scale(o.return) as change, o.won, o.ended
                        from decision_trade t
                        left join decision_outcome o on o.decision_id = t.decision_id and o.n = t.n
                        where t.decision_id = :id order by t.n
                        """)
                .param("id", decisionId)
                .query(ByName.rows(Proposed.class))
                .list()
                .stream()
                .map(row -> trade(
                        row,
                        verdicts.getOrDefault(row.trade().n(), List.of()),
                        orders.getOrDefault(row.trade().n(), List.of())))
                .toList();
    }

    private static ExplainedTrade trade(Proposed row, List<Verdict> verdicts, List<Placed> placed) {
        return ExplainedTrade.of(
                row.trade(),
                verdicts.stream().filter(v -> !SIZING.equals(v.rule())).toList(),
                sized(verdicts, placed),
                placed.stream().map(Placed::order).toList(),
                placed.stream().flatMap(p -> p.fills().stream()).toList(),
                row.result());
    }

    /** What the order was sized by; a proposal that became none has it in the verdict only. */
    private static Optional<Sized> sized(List<Verdict> verdicts, List<Placed> placed) {
        Optional<Verdict> verdict =
                verdicts.stream().filter(v -> SIZING.equals(v.rule())).findFirst();
        String says = verdict.map(Verdict::detail).orElse("");
        Map<String, String> numbers =
                new TreeMap<>(verdict.map(Verdict::numbers).orElse(Map.of()));
        placed.stream().findFirst().ifPresent(p -> {
            numbers.putAll(p.sizing());
            numbers.put(SHARES, p.order().quantity().toPlainString());
        });
        String shares = numbers.remove(SHARES);
        Optional<String> recorded = Optional.ofNullable(numbers.remove(OrderSizing.BINDING));
        Optional<String> next = Optional.ofNullable(numbers.remove(OrderSizing.NEXT));
        Optional<String> without = Optional.ofNullable(numbers.remove(OrderSizing.WITHOUT));
        if (shares == null) {
            return Optional.empty();
        }
        List<Sized.Bound> bounds = bounds(numbers);
        return Optional.of(new Sized(
                new BigDecimal(shares),
                says,
                bounds,
                recorded.or(() -> named(says)).map(name -> bound(bounds, name)).or(() -> tightest(bounds)),
                next.flatMap(name -> without.map(size -> bound(name, size)))));
    }

    /** The bound that the first sentence about the size ends with. */
    private static Optional<String> named(String says) {
        return Arrays.stream(SizeBound.values())
                .filter(bound -> says.contains(" " + bound.text() + "."))
                .map(Enum::name)
                .findFirst();
    }

    /** The bound of the name; the fee sets no number of shares but refuses them all. */
    private static Sized.Bound bound(List<Sized.Bound> bounds, String name) {
        return bounds.stream().filter(b -> b.name().equals(name)).findFirst().orElseGet(() -> bound(name, "0"));
    }

    private static Optional<Sized.Bound> tightest(List<Sized.Bound> bounds) {
        return bounds.stream().min(Comparator.comparing(Sized.Bound::shares));
    }

    private static List<Sized.Bound> bounds(Map<String, String> numbers) {
        List<Sized.Bound> bounds = new ArrayList<>();
        numbers.forEach((name, shares) -> bounds.add(bound(name, shares)));
        bounds.sort(Comparator.comparingInt(b -> place(BOUNDS, b.name())));
        return bounds;
    }

    private static Sized.Bound bound(String name, String shares) {
        return new Sized.Bound(name, OrderSizing.words(name), new BigDecimal(shares));
    }

    private Map<Integer, List<Verdict>> verdicts(String decisionId) {
        return db
                .sql("select n, rule, passed, detail, numbers from risk_check where decision_id = :id")
                .param("id", decisionId)
                .query(ByName.rows(VerdictOf.class))
                .list()
                .stream()
                .sorted(Comparator.comparing((VerdictOf of) -> of.verdict().passed())
                        .thenComparingInt(of -> place(RULES, of.verdict().rule()))
                        .thenComparing(of -> of.verdict().rule()))
                .collect(Collectors.groupingBy(
                        VerdictOf::n, Collectors.mapping(VerdictOf::verdict, Collectors.toList())));
    }

    private Map<Integer, List<Placed>> orders(String decisionId) {
        return db
                .sql("select id, decision_n, sizing from trade_order where decision_id = :id order by n, id")
                .param("id", decisionId)
                .query(ByName.rows(OrderOf.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        OrderOf::decisionN,
                        Collectors.mapping(
                                of -> new Placed(day.order(of.id()).orElseThrow(), day.fillsOf(of.id()), of.sizing()),
                                Collectors.toList())));
    }

    private static int place(List<String> known, String name) {
        int place = known.indexOf(name);
        return place < 0 ? known.size() : place;
    }
}
