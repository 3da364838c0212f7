package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.DecisionLine;
import io.bellwether.reporting.domain.ProposalLine;
import io.bellwether.reporting.domain.Verdict;
import io.bellwether.reporting.domain.explain.Explanation.Wrong;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions of a day: three queries for the whole day, joined here. */
final class DecisionQuery {
    private final JdbcClient db;

    DecisionQuery(JdbcClient db) {
        this.db = db;
    }

    private record Of<T>(String decisionId, int n, T value) {}

    List<DecisionLine> run(DeskId desk, LocalDate date) {
        Map<String, Map<Integer, List<Verdict>>> verdicts = verdicts(desk, date);
        Map<String, List<ProposalLine>> proposals = proposals(desk, date, verdicts);
        Map<String, List<Wrong>> wrong = new WrongQuery(db).ofDay(desk, date);
        return db.sql("select * from decision where desk_id = :desk and trading_date = :date order by as_of, id")
                .param("desk", desk.value())
                .param("date", date)
                .query((row, n) -> decision(
                        row,
                        proposals.getOrDefault(row.getString("id"), List.of()),
                        wrong.getOrDefault(row.getString("id"), List.of())))
                .list();
    }

    /** With the segment where it is not about the whole desk. */
    private static String session(ResultSet row) throws SQLException {
        String session = row.getString("session");
        String segment = row.getString("segment");
        return segment.equals("DESK") ? session : session + ", " + segment;
    }

    private static DecisionLine decision(ResultSet row, List<ProposalLine> proposals, List<Wrong> wrong)
            throws SQLException {
        return new DecisionLine(
                row.getString("id"),
                session(row),
                Rows.instant(row, "as_of"),
                "DECIDED".equals(row.getString("outcome")),
                row.getString("advisor"),
                row.getString("analysis"),
                row.getString("market_conditions"),
                row.getString("reasoning"),
                row.getString("expected_outcome"),
                row.getString("risk_assessment"),
                Optional.ofNullable(row.getObject("confidence", Integer.class)),
                proposals,
                wrong);
    }

    private Map<String, List<ProposalLine>> proposals(
            DeskId desk, LocalDate date, Map<String, Map<Integer, List<Verdict>>> verdicts) {
        return db
                .sql("""
                        select t.*, o.id as order_id,
                            case when o.filled_quantity > 0 and o.filled_quantity < o.quantity
                                then 'PARTIALLY_FILLED' else o.state end as order_state
                        from decision d
                        join decision_trade t on t.decision_id = d.id
                        left join trade_order o on o.decision_id = t.decision_id and o.decision_n = t.n
                        where d.desk_id = :desk and d.trading_date = :date
                        order by t.decision_id, t.n, o.id
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query((row, i) -> {
                    String decision = row.getString("decision_id");
                    int n = row.getInt("n");
                    List<Verdict> said =
                            verdicts.getOrDefault(decision, Map.of()).getOrDefault(n, List.of());
                    return new Of<>(decision, n, proposal(row, said));
                })
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::decisionId, Collectors.mapping(Of::value, Collectors.toList())));
    }

    private static ProposalLine proposal(ResultSet row, List<Verdict> verdicts) throws SQLException {
        return ProposalRow.of(row)
                .line(
                        verdicts,
                        Optional.ofNullable(row.getString("order_id")),
                        Optional.ofNullable(row.getString("order_state")));
    }

    private Map<String, Map<Integer, List<Verdict>>> verdicts(DeskId desk, LocalDate date) {
        return db
                .sql("""
                        select decision_id, n, rule, passed, detail, numbers from risk_check
                        where desk_id = :desk and trading_date = :date order by created_at, rule
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query((row, i) -> new Of<>(row.getString("decision_id"), row.getInt("n"), ProposalRow.verdict(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Of::decisionId,
                        Collectors.groupingBy(Of::n, Collectors.mapping(Of::value, Collectors.toList()))));
    }
}
