package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.camunda.zeebe.dmn.DecisionEngine;
import io.camunda.zeebe.dmn.DecisionEngineFactory;
import io.camunda.zeebe.dmn.DecisionEvaluationResult;
import io.camunda.zeebe.dmn.ParsedDecisionRequirementsGraph;
import io.camunda.zeebe.dmn.impl.VariablesContext;
import io.camunda.zeebe.msgpack.spec.MsgPackReader;
import io.camunda.zeebe.msgpack.spec.MsgPackToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Evaluates the decision tables with the engine's own DMN and FEEL implementation. */
class DecisionTablesTest {
    private static final DecisionEngine ENGINE = DecisionEngineFactory.createDecisionEngine();

    @ParameterizedTest
    @CsvSource({"0, 60", "1, 55", "2, 52", "3, 50"})
    void aBolderDeskNeedsLessConviction(int aggressiveness, long convictionGate) {
        assertThat(evaluate("conviction-gate", Map.of("aggressiveness", aggressiveness)))
                .isEqualTo(convictionGate);
    }

    @ParameterizedTest
    @CsvSource({"-1", "4", "1.5"})
    void anUnknownAggressivenessLetsNothingThrough(double aggressiveness) {
        assertThat(evaluate("conviction-gate", Map.of("aggressiveness", aggressiveness)))
                .isEqualTo(100L);
    }

    @Test
    void aMissingAggressivenessLetsNothingThrough() {
        assertThat(evaluate("conviction-gate", Map.of())).isEqualTo(100L);
    }

    @ParameterizedTest
    @CsvSource({
        "live,   DECISION, never,          false",
        "live,   DECISION, always,         true",
        "paced,  DECISION, always,         true",
        "live,   DECISION, above-notional, true",
        "live,   DECISION, unheard-of,     true",
        "live,   DECISION, ,               true",
        "replay, DECISION, always,         false",
        "live,   STOP,    always,         false",
        "live,   FLATTEN, always,         false",
        "live,   BRAKE,   always,         false",
        "live,   EXIT,    always,         true",
    })
    void thePolicyDecidesUnlessTheOrderProtectsOrTheDayIsReplayed(
            String clock, String purpose, @Nullable String policy, boolean approvalRequired) {
        assertThat(approval(clock, purpose, policy, 1000.01, 1000.0)).isEqualTo(approvalRequired);
    }

    @ParameterizedTest
    @CsvSource({"999.99, 1000, false", "1000, 1000, false", "1000.01, 1000, true", ", 1000, true", "1000, , true"})
    void onlyAnOrderAboveTheThresholdWaitsAndAMissingNumberCountsAsAbove(
            @Nullable Double notional, @Nullable Double threshold, boolean approvalRequired) {
        assertThat(approval("live", "DECISION", "above-notional", notional, threshold))
                .isEqualTo(approvalRequired);
    }

    /** The combinations of the roadmap on a base of 15 %, and the edges: exactly the limit changes nothing. */
    @ParameterizedTest
    @CsvSource({
        "0.10,   0.30, -0.05,   1",
        "0.26,   0.30, -0.05,   0.8",
        "0.10,   0.71, -0.05,   0.9",
        "0.10,   0.30, -0.11,   0.7",
        "0.26,   0.71, -0.05,   0.72",
        "0.26,   0.30, -0.11,   0.56",
        "0.10,   0.71, -0.11,   0.63",
        "0.26,   0.71, -0.11,   0.504",
        "0.25,   0.7,  -0.10,   1",
        "0.2501, 0.70001, -0.1001, 0.504",
        ",       0.30, -0.05,   0.8",
        "0.10,   ,     -0.05,   0.9",
        "0.10,   0.30, ,        0.7",
        ",       ,     ,        0.504"
    })
    void theRiskMultiplierIsTheProductOfItsFactorsAndTheUnknownCountsAsRisky(
            @Nullable Double volatility, @Nullable Double correlation, @Nullable Double drawdown, double multiplier) {
        Map<String, Object> variables = new HashMap<>();
        putIfPresent(variables, "marketVolatility", volatility);
        putIfPresent(variables, "portfolioCorrelation", correlation);
        putIfPresent(variables, "drawdown", drawdown);
        Number result = (Number) evaluate("risk-multiplier", variables);
        assertThat(result.doubleValue()).isCloseTo(multiplier, within(1e-12));
    }

    private static Object approval(
            String clock,
            String purpose,
            @Nullable String policy,
            @Nullable Double notional,
            @Nullable Double threshold) {
        Map<String, Object> variables = new HashMap<>(Map.of("clock", clock, "orderPurpose", purpose));
        putIfPresent(variables, "approvalPolicy", policy);
        putIfPresent(variables, "orderNotional", notional);
        putIfPresent(variables, "approvalThreshold", threshold);
        return evaluate("approval-policy", variables);
    }

    private static void putIfPresent(Map<String, Object> variables, String name, @Nullable Object value) {
        if (value != null) {
            variables.put(name, value);
        }
    }

    private static Object evaluate(String decision, Map<String, Object> variables) {
        DecisionEvaluationResult result =
                ENGINE.evaluateDecisionById(parse(decision), decision, new VariablesContext(variables));
        assertThat(result.isFailure()).as(result.getFailureMessage()).isFalse();
        return read(result.getOutput());
    }

    private static ParsedDecisionRequirementsGraph parse(String decision) {
        try (InputStream table = Files.newInputStream(ProcessModels.BPMN.resolve(decision + ".dmn"))) {
            ParsedDecisionRequirementsGraph graph = ENGINE.parse(table);
            assertThat(graph.isValid()).as(graph.getFailureMessage()).isTrue();
            return graph;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Object read(DirectBuffer output) {
        MsgPackReader reader = new MsgPackReader();
        reader.wrap(output, 0, output.capacity());
        MsgPackToken token = reader.readToken();
        return switch (token.getType()) {
            case BOOLEAN -> token.getBooleanValue();
            case INTEGER -> token.getIntegerValue();
            case FLOAT -> token.getFloatValue();
            default -> token.getType();
        };
    }
}
