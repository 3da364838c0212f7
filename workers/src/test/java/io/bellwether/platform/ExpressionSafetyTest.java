package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.platform.FeelExpressions.Outcome;
import io.bellwether.platform.ModelExpressions.Kind;
import io.bellwether.platform.ModelExpressions.Located;
import io.bellwether.platform.ProcessModels.Model;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No gateway, mapping, timer or correlation key of any model stops a process because a variable is missing, null or of
 * another type than meant. Everything is evaluated with the engine's own FEEL, with every value of {@link #VALUES} for
 * every variable that is read.
 *
 * <p>What Camunda 8.6.0 does with a condition that is not a boolean: an incident EXTRACT_VALUE_ERROR, "Expected result of
 * the expression … to be 'BOOLEAN', but was 'NULL'" (tried, see {@code ApprovalProcessIT}). {@code x = true} is null when
 * x is a text or a number, so a condition says {@code get or else(x = true, false)}.
 */
class ExpressionSafetyTest {
    private static final Object MISSING = new Object();

    /** What a variable may turn out to be. */
    private static final List<Object> VALUES = values();

    /** Whatever its variables are; one that is not what it should be leaves the default flow. */
    @ParameterizedTest
    @MethodSource("models")
    void everyConditionIsTrueOrFalse_andFalseWhenAVariableIsNotWhatItShouldBe(Model model) {
        List<String> unsafe = new ArrayList<>();
        for (Located condition : ModelExpressions.of(model, Kind.CONDITION)) {
            for (Map<String, Object> variables : combinations(condition)) {
                Outcome outcome = FeelExpressions.evaluate(condition.expression(), variables);
                boolean wrong =
                        !outcome.isBoolean() || Boolean.TRUE.equals(outcome.value()) && !allMeant(condition, variables);
                if (wrong) {
                    unsafe.add("%s: %s with %s".formatted(condition, outcome, variables));
                    break;
                }
            }
        }
        assertThat(unsafe).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyMappingGivesAValueOrNothingButNeverFails(Model model) {
        List<String> unsafe = new ArrayList<>();
        for (Located mapping : ModelExpressions.of(model, Kind.MAPPING)) {
            combinations(mapping).stream()
                    .map(variables -> FeelExpressions.evaluate(mapping.expression(), variables))
                    .filter(Outcome::failed)
                    .findFirst()
                    .ifPresent(outcome -> unsafe.add(mapping + ": " + outcome));
        }
        assertThat(unsafe).isEmpty();
    }

    /** A timer, a key and a list must be there: what cannot be made safe rests on a worker's answer, by name. */
    @ParameterizedTest
    @MethodSource("models")
    void timersKeysAndListsHoldOrRestOnWhatAWorkerAlwaysGives(Model model) {
        List<String> unsafe = new ArrayList<>();
        for (Kind kind : List.of(Kind.DATE, Kind.DURATION, Kind.KEY, Kind.LIST)) {
            for (Located expression : ModelExpressions.of(model, kind)) {
                Set<String> open = new TreeSet<>(expression.variables());
                open.removeIf(ModelVariables::isAlwaysGiven);
                boolean holds = combinations(expression).stream()
                        .filter(variables -> givenAsMeant(expression, variables))
                        .allMatch(variables ->
                                kind.accepts(FeelExpressions.evaluate(expression.expression(), variables)));
                if (!holds) {
                    unsafe.add("%s depends on %s".formatted(expression, open));
                }
            }
        }
        assertThat(unsafe).isEmpty();
    }

    /** The property itself is tried: these are the forms that stopped processes before. */
    @ParameterizedTest
    @ValueSource(
            strings = {"x = true", "x != \"replay\"", "x != null and count(x) > 0", "x = \"WORKING\" and y = true"})
    void aBareComparisonIsFoundUnsafe(String expression) {
        Map<String, Object> variables = new HashMap<>(Map.of("x", 1, "y", true));
        assertThat(FeelExpressions.evaluate(expression, variables).isBoolean()).isFalse();
        assertThat(FeelExpressions.evaluate("get or else(" + expression + ", false)", variables)
                        .isBoolean())
                .isTrue();
    }

    @Test
    void everyVariableOfAConditionSaysWhatItMeans() {
        Set<String> read = new TreeSet<>();
        models().forEach(model ->
                ModelExpressions.of(model, Kind.CONDITION).forEach(condition -> read.addAll(condition.variables())));
        assertThat(ModelVariables.known()).containsAll(read);
    }

    @Test
    void whatIsAlwaysGivenIsGivenByTheWorkerThatIsNamed() {
        assertThat(ModelVariables.alwaysGiven())
                .allSatisfy((variable, jobType) -> assertThat(ModelVariables.isGivenBy(jobType, variable))
                        .as("%s always gives %s", jobType, variable)
                        .isTrue());
    }

    static Stream<Model> models() {
        return ProcessModels.all().stream();
    }

    private static boolean allMeant(Located expression, Map<String, Object> variables) {
        return expression.variables().stream().allMatch(name -> ModelVariables.means(name, variables.get(name)));
    }

    private static boolean givenAsMeant(Located expression, Map<String, Object> variables) {
        return expression.variables().stream()
                .filter(ModelVariables::isAlwaysGiven)
                .allMatch(name -> ModelVariables.means(name, variables.get(name)));
    }

    /** Every assignment of the values to the variables; with more than three variables, each pair with all others meant. */
    private static List<Map<String, Object>> combinations(Located expression) {
        List<Map<String, Object>> all = new ArrayList<>(List.of(new HashMap<>()));
        for (String name : expression.variables()) {
            List<Map<String, Object>> next = new ArrayList<>();
            for (Map<String, Object> some : all) {
                for (Object value : valuesOf(name)) {
                    Map<String, Object> more = new HashMap<>(some);
                    if (value != MISSING) {
                        more.put(name, value);
                    }
                    next.add(more);
                }
            }
            all = next;
        }
        return all;
    }

    private static Set<Object> valuesOf(String name) {
        Set<Object> values = new HashSet<>(VALUES);
        values.addAll(ModelVariables.examples(name));
        return values;
    }

    private static List<Object> values() {
        List<Object> values = new ArrayList<>(List.of(MISSING, "", "true", "text", 0, 1.5, true, List.of(), Map.of()));
        values.add(null);
        return values;
    }
}
