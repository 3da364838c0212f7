package io.bellwether.decision.db;

import io.bellwether.decision.app.answer.Contradictions;
import io.bellwether.decision.domain.claims.Contradiction;
import io.bellwether.platform.ByName;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contradictions in PostgreSQL, numbered in the decision's order. */
@Repository
class JdbcContradictions implements Contradictions {
    private final JdbcClient db;

    JdbcContradictions(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void record(String decisionId, String attemptId, List<Contradiction> found) {
        for (int i = 0; i < found.size(); i++) {
            db.sql("""
                            insert into decision_contradiction (decision_id, k, place, symbol, fact, said, given)
                            select id, :k, :place, :symbol, :fact, :said, :given from decision
                            where id = :id and attempt_id = :attempt on conflict do nothing
                            """)
                    .paramSource(ByName.values(found.get(i))
                            .with("id", decisionId)
                            .with("attempt", attemptId)
                            .with("k", i + 1))
                    .update();
        }
    }
}
