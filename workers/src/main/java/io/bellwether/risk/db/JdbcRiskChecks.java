package io.bellwether.risk.db;

import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Json;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/** Table {@code risk_check}. */
@Repository
class JdbcRiskChecks implements RiskChecks {
    private final JdbcClient db;

    JdbcRiskChecks(JdbcClient db) {
        this.db = db;
    }

    @Override
    @Transactional
    public void save(SessionRef session, String decisionId, int n, List<RuleVerdict> verdicts) {
        for (RuleVerdict verdict : verdicts) {
            db.sql("""
                            insert into risk_check
                                (desk_id, trading_date, session, decision_id, n, rule, passed, numbers, detail)
                            values (:desk, :date, :session, :decision, :n, :rule, :passed, cast(:numbers as jsonb), :detail)
                            on conflict (decision_id, n, rule) do nothing
                            """)
                    .param("desk", session.desk().value())
                    .param("date", session.tradingDate())
                    .param("session", session.session().name())
                    .param("decision", decisionId)
                    .param("n", n)
                    .param("rule", verdict.rule().name())
                    .param("passed", verdict.passed())
                    .param("numbers", Json.write(verdict.numbers()))
                    .param("detail", verdict.detail())
                    .update();
        }
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
        Map<String, BigDecimal> numbers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> number : Json.mapper().readTree(json).properties()) {
            numbers.put(number.getKey(), number.getValue().decimalValue());
        }
        return numbers;
    }
}
