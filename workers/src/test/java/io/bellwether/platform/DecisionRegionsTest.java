package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer is kept for the values that no rule tells apart, and only where that is certain. */
class DecisionRegionsTest {
    private static final String GATE = read("conviction-gate");
    private static final Set<String> RISK = Set.of("marketVolatility", "portfolioCorrelation", "drawdown");
    private static final Set<String> APPROVAL =
            Set.of("clock", "orderPurpose", "approvalPolicy", "orderNotional", "approvalThreshold");

    @Test
    void valuesOnTheSameSideOfEveryBoundaryAreOneRegion() {
        DecisionTable risk = DecisionTable.load("risk-multiplier", RISK);
        assertThat(region(risk, "0.26", "0.1", "-0.05"))
                .isEqualTo(region(risk, "0.69", "0.2", "-0.099"))
                .isNotEqualTo(region(risk, "0.25", "0.1", "-0.05"))
                .isNotEqualTo(region(risk, "0.26", "0.7", "-0.05"))
                .isNotEqualTo(region(risk, "0.26", "0.1", "-0.1"));
        assertThat(risk.region(Map.of())).isPresent().isNotEqualTo(risk.region(values(null, null, null)));
        assertThat(risk.region(Map.of("drawdown", List.of(1)))).isEmpty();
    }

    @Test
    void inputsThatAreComparedWithEachOtherAreToldApartByTheirOrder() {
        DecisionTable approval = DecisionTable.load("approval-policy", APPROVAL);
        Object above = order(approval, "1000.01", "1000");
        Object at = order(approval, "1000", "1000.00");
        Object below = order(approval, "999.99", "1000");
        assertThat(Set.of(above, at, below)).hasSize(3);
        assertThat(order(approval, "5", "4")).isEqualTo(above);
        assertThat(order(approval, "7", "7")).isEqualTo(at);
        assertThat(order(approval, "4", "5")).isEqualTo(below);
    }

    private static Object order(DecisionTable approval, String notional, String threshold) {
        return approval.region(Map.of(
                        "orderNotional", new BigDecimal(notional), "approvalThreshold", new BigDecimal(threshold)))
                .orElseThrow();
    }

    /** One table that remembers and one that evaluates each time never differ, whatever was asked before. */
    @Test
    void whatIsRememberedIsWhatWouldBeEvaluated() {
        Random random = new Random(32);
        DecisionTable remembering = DecisionTable.load("risk-multiplier", RISK);
        DecisionTable evaluating = DecisionTable.read(
                "risk-multiplier",
                RISK,
                bytes(read("risk-multiplier").replace("<text>&gt; 0.25</text>", "<text>&gt; 0.25 + 0</text>")));
        assertThat(evaluating.region(Map.of())).isEmpty();
        for (int i = 0; i < 300; i++) {
            Map<String, @Nullable Object> asked = new HashMap<>();
            for (String input : new TreeSet<>(RISK)) {
                if (random.nextInt(6) > 0) {
                    asked.put(input, BigDecimal.valueOf(random.nextInt(-20, 100), 2));
                }
            }
            assertThat(remembering.number(asked)).as("%s", asked).isEqualTo(evaluating.number(asked));
        }
    }

    /** Entries whose answer depends on more than the order of numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "&gt; 1 + 1",
                "&lt; floor(3.5)",
                "? * ? = 9",
                "list contains([3], ?)",
                "if ? = 3 then true else false",
                "aggressiveness"
            })
    void aTableThatDoesMoreThanCompareIsEvaluatedEachTime(String entry) {
        assertThat(gate(GATE.replace("<text>3</text>", "<text>" + entry + "</text>"))
                        .region(Map.of()))
                .isEmpty();
        assertThat(gate(GATE).region(Map.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"50 + aggressiveness", "aggressiveness", "if aggressiveness = 3 then 50 else 51"})
    void anAnswerThatIsMadeOfAnInputIsEvaluatedEachTime(String answer) {
        DecisionTable table = gate(GATE.replace("<text>50</text>", "<text>" + answer + "</text>"));
        assertThat(table.region(Map.of("aggressiveness", BigDecimal.valueOf(3))))
                .isEmpty();
    }

    @Test
    void anInputThatIsAnExpressionIsEvaluatedEachTime() {
        DecisionTable table =
                gate(GATE.replace("<text>aggressiveness</text>", "<text>modulo(aggressiveness, 2)</text>"));
        assertThat(table.region(Map.of("aggressiveness", BigDecimal.TWO))).isEmpty();
        assertThat(table.number(Map.of("aggressiveness", 2))).isEqualTo("60");
        assertThat(table.number(Map.of("aggressiveness", 3))).isEqualTo("55");
    }

    private static DecisionTable gate(String file) {
        return DecisionTable.read("conviction-gate", Set.of("aggressiveness"), bytes(file));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Object region(DecisionTable risk, String volatility, String correlation, String drawdown) {
        return risk.region(values(new BigDecimal(volatility), new BigDecimal(correlation), new BigDecimal(drawdown)))
                .orElseThrow();
    }

    private static Map<String, @Nullable Object> values(
            @Nullable BigDecimal volatility, @Nullable BigDecimal correlation, @Nullable BigDecimal drawdown) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("marketVolatility", volatility);
        values.put("portfolioCorrelation", correlation);
        values.put("drawdown", drawdown);
        return values;
    }

    private static String read(String id) {
        try {
            return Files.readString(ProcessModels.BPMN.resolve(id + ".dmn"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
