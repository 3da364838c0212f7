package io.bellwether.platform;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.jspecify.annotations.Nullable;

/** Evaluates FEEL with the engine's own implementation; functions that only the engine adds fail, no model needs one. */
final class FeelExpressions {
    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Map<String, ParsedExpression> PARSED = new ConcurrentHashMap<>();

    private FeelExpressions() {}

    /** What an expression came to. */
    record Outcome(boolean failed, @Nullable Object value) {
        boolean isBoolean() {
            return value instanceof Boolean;
        }

        @Override
        public String toString() {
            return failed ? "fails" : "gives " + value;
        }
    }

    static Outcome evaluate(String expression, Map<String, Object> variables) {
        EvaluationResult result = FEEL.evaluate(PARSED.computeIfAbsent(expression, FeelExpressions::parse), variables);
        return result.isSuccess() ? new Outcome(false, result.result()) : new Outcome(true, null);
    }

    /** The variables that the expression reads, in its order. */
    static Set<String> variablesOf(String expression) {
        Set<String> names = FeelNames.in(parse(expression).expression());
        names.remove("item");
        return names;
    }

    private static ParsedExpression parse(String expression) {
        ParseResult parsed = FEEL.parseExpression(expression);
        if (parsed.isFailure()) {
            throw new IllegalArgumentException(
                    expression + ": " + parsed.failure().message());
        }
        return parsed.parsedExpression();
    }
}
