package io.bellwether.cli.demo;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.domain.Headline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a desk's day came to, as a script reads it.
 *
 * @param desk the desk
 * @param tradingDate the day
 * @param status {@code DONE} when every session ran
 * @param decisions each with its trades
 * @param orders each with its state
 * @param fills each with price and fee [USD]
 * @param equity [USD] at the closing snapshot
 * @param cash [USD] at the closing snapshot
 * @param dayReturn [fraction]
 * @param benchmark the benchmark's day and its return since the desk began [fractions]
 * @param reportSent whether the mail with the daily report is on its way: it left or is in the outbox
 * @param links where to look
 * @param seconds per phase
 */
record DayResult(
        String desk,
        LocalDate tradingDate,
        String status,
        List<Map<String, @Nullable Object>> decisions,
        List<Map<String, @Nullable Object>> orders,
        List<Map<String, @Nullable Object>> fills,
        Money equity,
        Money cash,
        BigDecimal dayReturn,
        Map<String, @Nullable Object> benchmark,
        boolean reportSent,
        Map<String, String> links,
        Map<String, Double> seconds) {

    /** Whether the day ended as it should: every session done, books closed, report sent. */
    boolean isComplete() {
        return status.equals("DONE") && reportSent && equity.isPositive();
    }

    static DayResult read(
            JdbcClient db,
            DeskId desk,
            LocalDate date,
            Headline headline,
            LinkProperties links,
            Map<String, Double> seconds) {
        Reader reader = new Reader(db, desk, date);
        Map<String, @Nullable Object> close = reader.one("""
                select s.equity, s.cash, coalesce(m.daily_return, 0) as day_return,
                       m.benchmark_return as benchmark_day_return,
                       s.equity / d.initial_cash - 1 as since_start
                from equity_snapshot s
                join desk d on d.id = s.desk_id
                left join desk_daily_metrics m on m.desk_id = s.desk_id and m.trading_date = s.trading_date
                where s.desk_id = :desk and s.trading_date = :date and s.session = 'CLOSE'""");
        List<Map<String, @Nullable Object>> decisions = reader.all("""
                select id, session, outcome, advisor, confidence, analysis from decision
                where desk_id = :desk and trading_date = :date order by as_of""");
        for (Map<String, @Nullable Object> decision : decisions) {
            decision.put("trades", reader.all("""
                    select t.n, t.action, t.symbol, t.conviction, t.win_probability, t.reasoning,
                           coalesce((select string_agg(c.rule || ': ' || c.detail, '; ' order by c.rule)
                               from risk_check c where c.decision_id = t.decision_id and c.n = t.n and not c.passed), '')
                           as refused_because
                    from decision_trade t where t.decision_id = '%s' order by t.n""".formatted(decision.get("id"))));
        }
        String status = String.valueOf(reader.one("""
                select status from trading_day where desk_id = :desk and trading_date = :date""").get("status"));
        boolean reportSent = !reader.all("""
                select id from report where desk_id = :desk and trading_date = :date and queued_at is not null""").isEmpty();
        Map<String, @Nullable Object> benchmark = new LinkedHashMap<>();
        benchmark.put("dayReturn", close.get("benchmark_day_return"));
        benchmark.put("sinceStart", headline.benchmarkSinceStart().orElse(null));
        benchmark.put("deskSinceStart", close.get("since_start"));
        Map<String, String> where = new LinkedHashMap<>();
        where.put("dashboard", links.dashboard() + "/?desk=" + desk);
        where.put("operate", links.operate());
        where.put("tasklist", links.tasklist());
        where.put("mailbox", links.mailbox());
        return new DayResult(
                desk.value(),
                date,
                status,
                decisions,
                reader.all("""
                        select id, symbol, side, order_type, quantity, filled_quantity, state, purpose, timing, reason
                        from trade_order o where desk_id = :desk and (trading_date = :date or exists
                            (select 1 from fill f where f.order_id = o.id and f.trading_date = :date))
                        order by created_as_of, id"""),
                reader.all("""
                        select id, symbol, side, quantity, price, fee from fill
                        where desk_id = :desk and trading_date = :date order by as_of, id"""),
                Money.rounded(number(close, "equity")),
                Money.rounded(number(close, "cash")),
                number(close, "day_return"),
                benchmark,
                reportSent,
                where,
                seconds);
    }

    private static BigDecimal number(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof BigDecimal value ? value : BigDecimal.ZERO;
    }

    private record Reader(JdbcClient db, DeskId desk, LocalDate date) {
        List<Map<String, @Nullable Object>> all(String sql) {
            List<Map<String, @Nullable Object>> rows = db.sql(sql)
                    .param("desk", desk.value())
                    .param("date", date)
                    .query()
                    .listOfRows();
            rows.forEach(row -> row.replaceAll(Reader::typed));
            return rows;
        }

        private static @Nullable Object typed(String column, @Nullable Object value) {
            if (!(value instanceof BigDecimal number)) {
                return value;
            }
            return switch (column) {
                case "quantity", "filled_quantity" -> new Quantity(number);
                case "price" -> new Price(number);
                case "fee" -> Money.rounded(number);
                default -> number;
            };
        }

        Map<String, @Nullable Object> one(String sql) {
            List<Map<String, @Nullable Object>> rows = all(sql);
            return rows.isEmpty() ? Map.of() : rows.getFirst();
        }
    }
}
