package io.bellwether.risk.db;

import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.ByName;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleVerdict;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Table {@code risk_check}; jsonb forgets the order of the numbers, so they come back by name. */
@Repository
class JdbcRiskChecks implements RiskChecks {
    private final JdbcClient db;
    private final NamedParameterJdbcOperations rows;

    JdbcRiskChecks(JdbcClient db, NamedParameterJdbcOperations rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    @Transactional
    public void save(SessionRef session, String decisionId, int n, List<RuleVerdict> verdicts) {
        rows.batchUpdate(
                """
                insert into risk_check
                    (desk_id, trading_date, session, decision_id, n, rule, passed, numbers, detail)
                values (:desk, :tradingDate, :session, :decision, :n, :rule, :passed, cast(:numbers as jsonb), :detail)
                on conflict (decision_id, n, rule) do nothing
                """,
                ByName.batch(
                        verdicts,
                        verdict -> ByName.values(session, verdict)
                                .with("decision", decisionId)
                                .with("n", n)));
    }

    @Override
    public boolean exist(String decisionId) {
        return db.sql("select exists (select 1 from risk_check where decision_id = :decision)")
                .param("decision", decisionId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<RuleVerdict> find(String decisionId, int n) {
        return db
                .sql("select rule, passed, numbers, detail from risk_check where decision_id = :decision and n = :n")
                .param("decision", decisionId)
                .param("n", n)
                .query(ByName.rows(RuleVerdict.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(RuleVerdict::rule))
                .toList();
    }
}
