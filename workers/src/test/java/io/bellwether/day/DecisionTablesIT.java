package io.bellwether.day;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.ApprovalSettings.Policy;
import io.bellwether.execution.app.approval.ApprovalPolicy;
import io.bellwether.execution.app.approval.ApprovalPolicy.Question;
import io.bellwether.execution.domain.Purpose;
import io.bellwether.kernel.Money;
import io.bellwether.platform.DecisionTable;
import io.bellwether.platform.EngineState;
import io.bellwether.platform.Json;
import io.bellwether.risk.app.ConvictionGate;
import io.bellwether.risk.app.RiskMultiplier;
import io.bellwether.risk.app.RiskMultiplier.Measures;
import io.bellwether.testing.Await;
import io.bellwether.testing.Lane;
import io.bellwether.testing.TestStack;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.EvaluateDecisionResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The decision tables give the same answers without an engine as the engine's own evaluation of its deployment. */
@ResourceLock(Lane.STACK)
class DecisionTablesIT {
    /** So many questions are with the engine at a time. */
    private static final int AT_ONCE = 8;

    private final CamundaClient engine = TestStack.bean(CamundaClient.class);

    /** A question to a table, and what is said to it without an engine. */
    private record Asked(String table, Map<String, @Nullable Object> values, String here) {}

    @Test
    void everyCombinationAroundEveryBoundaryIsAnsweredAsByTheEngine() throws Exception {
        List<Asked> asked = new ArrayList<>();
        for (TableCases cases : TableCases.all()) {
            DecisionTable table = DecisionTable.load(cases.id(), cases.inputs());
            cases.combinations()
                    .forEach(values -> asked.add(new Asked(cases.id(), values, answer(table, cases, values))));
        }
        assertThat(asked).hasSizeBetween(2_000, 4_000);
        assertThat(differences(asked)).isEmpty();
    }

    @Test
    void whatTheProcessesSayIsAnsweredAsByTheEngine() throws Exception {
        List<Asked> asked = new ArrayList<>();
        ConvictionGate conviction = TestStack.bean(ConvictionGate.class);
        for (int level = -1; level <= 4; level++) {
            asked.add(new Asked(
                    "conviction-gate",
                    Map.of("aggressiveness", level),
                    String.valueOf(conviction.leastConviction(level))));
        }
        RiskMultiplier multiplier = TestStack.bean(RiskMultiplier.class);
        for (Optional<BigDecimal> volatility : around("0.25")) {
            for (Optional<BigDecimal> correlation : around("0.7")) {
                for (Optional<BigDecimal> drawdown : around("-0.1")) {
                    Map<String, @Nullable Object> values = new TreeMap<>();
                    values.put("marketVolatility", volatility.orElse(null));
                    values.put("portfolioCorrelation", correlation.orElse(null));
                    values.put("drawdown", drawdown.orElse(null));
                    asked.add(new Asked(
                            "risk-multiplier",
                            values,
                            plain(multiplier.of(new Measures(volatility, correlation, drawdown)))));
                }
            }
        }
        ApprovalPolicy approval = TestStack.bean(ApprovalPolicy.class);
        for (Purpose purpose : Purpose.values()) {
            for (Policy policy : Policy.values()) {
                for (String notional : List.of("999.99", "1000", "1000.01")) {
                    for (boolean replay : List.of(true, false)) {
                        Question question =
                                new Question(replay, purpose, policy, Money.of(notional), Money.of("1000.00"));
                        asked.add(new Asked(
                                "approval-policy",
                                Map.of(
                                        "clock", replay ? "replay" : "paced",
                                        "orderPurpose", purpose.name(),
                                        "approvalPolicy", policy.text(),
                                        "orderNotional", question.notional().amount(),
                                        "approvalThreshold",
                                                question.threshold().amount()),
                                String.valueOf(approval.asksAPerson(question))));
                    }
                }
            }
        }
        assertThat(differences(asked)).isEmpty();
    }

    private static List<Optional<BigDecimal>> around(String boundary) {
        BigDecimal at = new BigDecimal(boundary);
        return List.of(
                Optional.empty(),
                Optional.of(at.subtract(TableCases.LITTLE)),
                Optional.of(at),
                Optional.of(at.add(TableCases.LITTLE)),
                // the engine cannot tell it from the boundary
                Optional.of(at.add(new BigDecimal("1e-30"))));
    }

    private static String answer(DecisionTable table, TableCases cases, Map<String, @Nullable Object> values) {
        return cases.answersYesOrNo() ? String.valueOf(table.yes(values)) : plain(table.number(values));
    }

    private List<String> differences(List<Asked> asked) throws Exception {
        List<Callable<Optional<String>>> questions = asked.stream()
                .<Callable<Optional<String>>>map(one -> () -> difference(one))
                .toList();
        List<String> differences = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Optional<String>> answer : threads.invokeAll(questions)) {
                answer.get().ifPresent(differences::add);
            }
        }
        return differences;
    }

    private Optional<String> difference(Asked asked) {
        String there = Await.until("the engine's answer", Await.PATIENCE, () -> askEngine(asked), Optional::isPresent)
                .orElseThrow();
        return there.equals(asked.here())
                ? Optional.empty()
                : Optional.of("%s of %s is %s, but the engine says %s"
                        .formatted(asked.table(), asked.values(), asked.here(), there));
    }

    /** Empty when the engine is too busy to be asked. */
    private Optional<String> askEngine(Asked asked) {
        try {
            EvaluateDecisionResponse answer = engine.newEvaluateDecisionCommand()
                    .decisionId(asked.table())
                    .variables(Json.write(asked.values()))
                    .send()
                    .join();
            String failure = answer.getFailureMessage();
            if (failure != null && !failure.isEmpty()) {
                return Optional.of("fails: " + failure);
            }
            JsonNode output = Json.read(answer.getDecisionOutput(), JsonNode.class);
            return Optional.of(output.isNumber() ? plain(output.decimalValue()) : output.toString());
        } catch (RuntimeException busy) {
            if (EngineState.isPassing(busy)) {
                return Optional.empty();
            }
            throw busy;
        }
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
