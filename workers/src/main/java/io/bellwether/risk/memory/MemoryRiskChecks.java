package io.bellwether.risk.memory;

import io.bellwether.decision.app.log.JudgedProposals;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.InMemory;
import io.bellwether.platform.Json;
import io.bellwether.risk.app.RiskChecks;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Verdicts by proposal and rule; those that are there already stay. Numbers come back as JSON brings them. */
@InMemory
final class MemoryRiskChecks implements RiskChecks, JudgedProposals {
    private final Map<String, Map<Integer, Map<RuleName, RuleVerdict>>> byDecision = new HashMap<>();

    @Override
    public void save(SessionRef session, String decisionId, int n, List<RuleVerdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        Map<RuleName, RuleVerdict> rows = byDecision
                .computeIfAbsent(decisionId, id -> new HashMap<>())
                .computeIfAbsent(n, place -> new EnumMap<>(RuleName.class));
        verdicts.forEach(verdict -> rows.putIfAbsent(verdict.rule(), verdict));
    }

    @Override
    public boolean exist(String decisionId) {
        return byDecision.containsKey(decisionId);
    }

    @Override
    public boolean isJudged(String decisionId, int n) {
        return rows(decisionId).containsKey(n);
    }

    @Override
    public List<RuleVerdict> find(String decisionId, int n) {
        return rows(decisionId).getOrDefault(n, Map.of()).values().stream()
                .map(verdict ->
                        new RuleVerdict(verdict.rule(), verdict.passed(), read(verdict.numbers()), verdict.detail()))
                .toList();
    }

    private Map<Integer, Map<RuleName, RuleVerdict>> rows(String decisionId) {
        return byDecision.getOrDefault(decisionId, Map.of());
    }

    private static Map<String, BigDecimal> read(Map<String, BigDecimal> written) {
        Map<String, BigDecimal> numbers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> number :
                Json.mapper().readTree(Json.write(written)).properties()) {
            numbers.put(number.getKey(), number.getValue().decimalValue());
        }
        return numbers;
    }
}
