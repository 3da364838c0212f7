package io.bellwether.backtest.desk;

import io.bellwether.kernel.DeskId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows of a desk and of its market, table by table, as text that two desks on two markets have in common. Generated
 * ids and moments of the machine's clock are left out, and so is what names a process instance; the broker's ids of orders
 * are made of the names of accounts.
 */
final class DeskRows {
    private static final String OF_DESK = "desk_id = :desk";
    private static final String OF_ACCOUNT = "account = :desk";
    private static final String OF_MARKET = "market = :market";
    private static final String OF_DECISION = "decision_id in (select id from decision where desk_id = :desk)";
    private static final String OF_CONTEXT = "context_id in (select id from decision_context where desk_id = :desk)";
    private static final String OF_ATTEMPT = "attempt_id in (select id from decision_attempt where " + OF_CONTEXT + ")";
    private static final String OF_ORDER = "order_id in (select id from trade_order where desk_id = :desk)";

    private final Map<String, Table> tables = new LinkedHashMap<>();

    /** Tables that no replayed day writes. */
    private static final Set<String> NOT_OF_A_REPLAY = Set.of(
            "alert_mail",
            "approval_answer",
            "audit_entry",
            "desk",
            "exchange_closure",
            "filing",
            "flyway_schema_history",
            "framework_version",
            "impact_relation",
            "import_finding",
            "import_row",
            "listing",
            "macro_value",
            "mail_outbox",
            "market_member",
            "paper_trouble",
            "planned_fault",
            "rebalance",
            "rebalance_target",
            "record_import",
            "record_import_run",
            "refused_parameter",
            "segment",
            "sent_mail",
            "social_mentions",
            "source_choice",
            "task_completion",
            "transcript",
            "universe_member",
            "vendor_usage",
            "watch_condition",
            "watch_look");

    /** Tables of the reports, which use cases on tables do not make. */
    private static final Set<String> REPORTS = Set.of("report");

    private record Table(String condition, List<String> leftOut) {}

    DeskRows() {
        add("alert", OF_DESK, "id", "enveloped_at", "mailed_at");
        add("bar_daily", OF_MARKET, "received_at");
        add("booked_action", OF_DESK);
        add("calibration_score", OF_DESK);
        add("cash_entry", OF_DESK, "id");
        add("consultation_plan", OF_CONTEXT);
        add("corporate_action", OF_MARKET);
        add("data_check", OF_MARKET);
        add("data_issue", OF_MARKET, "id");
        add("data_verdict", OF_MARKET);
        add("decision", OF_DESK);
        add("decision_attempt", OF_CONTEXT, "latency_ms");
        add("decision_context", OF_DESK);
        add("decision_contradiction", OF_DECISION);
        add("decision_outcome", OF_DECISION);
        add("decision_sample", OF_ATTEMPT);
        add("decision_trade", OF_DECISION);
        add("decision_vote", OF_ATTEMPT);
        add("desk_daily_metrics", OF_DESK, "id");
        add("desk_halt", OF_DESK);
        add("equity_snapshot", OF_DESK);
        add("fill", OF_DESK);
        add("instrument", OF_MARKET);
        add("instrument_fact", OF_MARKET);
        add("lot_adjustment", OF_DESK);
        add("lot_closing", OF_DESK);
        add("market", "id = :market");
        add("market_event", OF_MARKET);
        add("market_file", OF_MARKET);
        add("news_item", OF_MARKET);
        add("order_event", OF_ORDER, "id");
        add("paper_account", OF_ACCOUNT);
        add("paper_action", OF_ACCOUNT);
        add("paper_execution", OF_ACCOUNT);
        add("paper_interest", OF_ACCOUNT);
        add("paper_order", OF_ACCOUNT);
        add("paper_transfer", OF_ACCOUNT);
        add("position", OF_DESK, "id");
        add("quote", OF_MARKET, "received_at");
        add("risk_check", OF_DECISION);
        add("session_run", OF_DESK);
        add("tax_lot", OF_DESK);
        add("thesis", OF_DESK);
        add("thesis_event", "thesis_id in (select id from thesis where desk_id = :desk)", "id");
        add("trade_order", OF_DESK, "broker_order_id");
        add("trading_day", OF_DESK, "process_instance_key", "ended_at");
    }

    private void add(String table, String condition, String... leftOut) {
        tables.put(
                table,
                new Table(
                        condition,
                        Stream.concat(Stream.of("created_at", "updated_at"), Stream.of(leftOut))
                                .toList()));
    }

    /** Tables of the database that are not in this list. */
    Set<String> unknown(JdbcClient db) {
        Set<String> unknown = new TreeSet<>(db.sql("select relname from pg_class"
                        + " where relnamespace = 'bellwether'::regnamespace and relkind in ('r', 'p')"
                        + " and not relispartition")
                .query(String.class)
                .list());
        unknown.removeAll(tables.keySet());
        unknown.removeAll(NOT_OF_A_REPLAY);
        unknown.removeAll(REPORTS);
        return unknown;
    }

    /** The rows, by table. */
    Map<String, List<String>> read(JdbcClient db, DeskId desk, String market) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        tables.forEach((name, table) -> rows.put(name, rows(db, name, table, desk, market)));
        return rows;
    }

    private static List<String> rows(JdbcClient db, String name, Table table, DeskId desk, String market) {
        List<String> rows =
                new ArrayList<>(db.sql("select cast(to_jsonb(t) - cast(:leftOut as text[]) as text) from bellwether."
                                + name + " t where " + table.condition())
                        .param("leftOut", table.leftOut().toArray(String[]::new))
                        .param("desk", desk.value())
                        .param("market", market)
                        .query(String.class)
                        .list());
        rows.replaceAll(row -> row.replace(desk.value(), "DESK").replace(market, "MARKET"));
        rows.sort(null);
        return rows;
    }
}
