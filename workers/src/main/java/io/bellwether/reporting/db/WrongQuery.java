package io.bellwether.reporting.db;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.ByName;
import io.bellwether.reporting.domain.explain.Explanation.Wrong;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of decisions that contradict what they were given. */
final class WrongQuery {
    private final JdbcClient db;

    WrongQuery(JdbcClient db) {
        this.db = db;
    }

    private record WrongOf(String decisionId, Wrong wrong) {}

    /** Of one decision, in its order. */
    List<Wrong> ofDecision(String decisionId) {
        return db.sql("""
                        select place, symbol, fact, said, given from decision_contradiction
                        where decision_id = :id order by k
                        """)
                .param("id", decisionId)
                .query(ByName.rows(Wrong.class))
                .list();
    }

    /** Of all decisions of a day, by decision. */
    Map<String, List<Wrong>> ofDay(DeskId desk, LocalDate date) {
        return db
                .sql("""
                        select c.decision_id, c.place, c.symbol, c.fact, c.said, c.given
                        from decision d join decision_contradiction c on c.decision_id = d.id
                        where d.desk_id = :desk and d.trading_date = :date order by c.decision_id, c.k
                        """)
                .param("desk", desk.value())
                .param("date", date)
                .query(ByName.rows(WrongOf.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        WrongOf::decisionId, Collectors.mapping(WrongOf::wrong, Collectors.toList())));
    }
}
