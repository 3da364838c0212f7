package io.bellwether.day;

import io.bellwether.kernel.DeskId;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a desk's days left in the database, with the desk's own name taken out so that desks can be compared. */
record DayFacts(
        List<String> orders, List<String> fills, List<String> cash, List<String> snapshots, List<String> decisions) {

    static DayFacts of(JdbcClient db, DeskId desk) {
        return new DayFacts(
                lines(
                        db,
                        desk,
                        "select id, symbol, side, order_type, quantity, limit_price, stop_price, protective_stop,"
                                + " reference_price, state, filled_quantity, purpose, timing from trade_order"
                                + " where desk_id = :desk order by id"),
                lines(
                        db,
                        desk,
                        "select id, order_id, symbol, side, quantity, price, fee, trading_date, as_of from fill"
                                + " where desk_id = :desk order by id"),
                lines(
                        db,
                        desk,
                        "select key, kind, amount, trading_date, as_of from cash_entry"
                                + " where desk_id = :desk order by key"),
                lines(
                        db,
                        desk,
                        "select trading_date, session, cash, positions_value, equity, benchmark_price"
                                + " from equity_snapshot where desk_id = :desk order by trading_date, as_of, session"),
                lines(
                        db,
                        desk,
                        "select id, session, outcome, advisor, analysis, confidence, answer::text from decision"
                                + " where desk_id = :desk order by id"));
    }

    private static List<String> lines(JdbcClient db, DeskId desk, String sql) {
        return db.sql(sql).param("desk", desk.value()).query().listOfRows().stream()
                .map(DayFacts::line)
                .map(line -> line.replace(desk.value(), "<desk>"))
                .toList();
    }

    private static String line(Map<String, Object> row) {
        return String.join("|", row.values().stream().map(String::valueOf).toList());
    }
}
