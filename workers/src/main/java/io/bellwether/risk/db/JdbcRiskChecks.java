package io.bellwether.risk.db;

import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Json;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Table {@code risk_check}; jsonb forgets the order of the numbers, so they come back by name. */
@Repository
class JdbcRiskChecks implements RiskChecks {
    private final JdbcClient db;
    private final JdbcOperations rows;

    JdbcRiskChecks(JdbcClient db, JdbcOperations rows) {
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
                values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)
                on conflict (decision_id, n, rule) do nothing
                """,
                verdicts.stream()
                        .map(verdict -> new Object[] {
                            session.desk().value(),
                            session.tradingDate(),
                            session.session().name(),
                            decisionId,
                            n,
                            verdict.rule().name(),
                            verdict.passed(),
                            Json.write(verdict.numbers()),
                            verdict.detail()
                        })
                        .toList());
    }

    @Override
    public boolean exist(String decisionId) {
        return db.sql("select exists (select 1 from risk_check where decision_id = :decision)")
                .param("decision", decisionId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public List<RuleVerdict> of(String decisionId, int n) {
        return db
                .sql("select rule, passed, numbers, detail from risk_check where decision_id = :decision and n = :n")
                .param("decision", decisionId)
                .param("n", n)
                .query((row, i) -> new RuleVerdict(
                        RuleName.valueOf(row.getString("rule")),
                        row.getBoolean("passed"),
                        numbers(row.getString("numbers")),
                        row.getString("detail")))
                .list()
                .stream()
                .sorted(Comparator.comparing(RuleVerdict::rule))
                .toList();
    }

    private static Map<String, BigDecimal> numbers(String json) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> number : Json.mapper().readTree(json).properties()) {
            numbers.put(number.getKey(), number.getValue().decimalValue());
        }
        return numbers;
    }
}
