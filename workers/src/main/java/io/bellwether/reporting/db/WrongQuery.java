package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.reporting.domain.explain.Explanation.Wrong;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of decisions that contradict what they were given. */
final class WrongQuery {
    private final JdbcClient db;

    WrongQuery(JdbcClient db) {
        this.db = db;
    }

    private record Of(String decisionId, Wrong wrong) {}

    /** Of one decision, in its order. */
    List<Wrong> of(String decisionId) {
        return db.sql("select * from decision_contradiction where decision_id = :id order by k")
                .param("id", decisionId)
                .query((row, n) -> wrong(row))
                .list();
    }

    /** Of all decisions of a day, by decision. */
    Map<String, List<Wrong>> ofDay(DeskId desk, LocalDate date) {
        return db
                .sql("""
                        select c.* from decision d join decision_contradiction c on c.decision_id = d.id
                        where d.desk_id = :desk and d.trading_date = :date order by c.decision_id, c.k
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query((row, n) -> new Of(row.getString("decision_id"), wrong(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::decisionId, Collectors.mapping(Of::wrong, Collectors.toList())));
    }

    private static Wrong wrong(ResultSet row) throws SQLException {
        return new Wrong(
                row.getString("place"),
                Optional.ofNullable(row.getString("symbol")),
                row.getString("fact"),
                row.getString("said"),
                row.getString("given"));
    }
}
