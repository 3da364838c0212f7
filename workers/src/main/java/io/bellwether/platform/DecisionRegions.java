package io.bellwether.platform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.dmn.parser.EmptyExpression$;
import org.camunda.dmn.parser.FeelExpression;
import org.camunda.dmn.parser.ParsedDecision;
import org.camunda.dmn.parser.ParsedDecisionTable;
import org.camunda.dmn.parser.ParsedLiteralExpression;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Multiplication;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.Subtraction;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;

/**
 * Which values a table cannot tell apart. Where rules only compare inputs with constants and with each other, the answer
 * depends on how the numbers are ordered and on nothing else of them; such values are one region, and one evaluation
 * answers for all of it.
 */
final class DecisionRegions {
    private static final Object MISSING = "missing";

    private final List<String> inputs;
    private final List<BigDecimal> constants;

    private DecisionRegions(Set<String> inputs, Set<BigDecimal> constants) {
        this.inputs = List.copyOf(new TreeSet<>(inputs));
        this.constants = List.copyOf(constants);
    }

    /** The regions of a decision and those it requires; empty when anything in it may depend on more than the order. */
    static Optional<DecisionRegions> of(ParsedDecision decision, Set<String> inputs) {
        Set<BigDecimal> constants = new TreeSet<>();
        return compares(decision, inputs, constants)
                ? Optional.of(new DecisionRegions(inputs, constants))
                : Optional.empty();
    }

    /** What stands for all values of the same region; empty when a value is neither number, text, yes or no. */
    Optional<List<Object>> of(Map<String, @Nullable Object> values) {
        List<Object> region = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        for (String input : inputs) {
            Object value = values.get(input);
            if (value == null) {
                region.add(values.containsKey(input) ? Optional.empty() : MISSING);
            } else if (value instanceof String || value instanceof Boolean) {
                region.add(Optional.of(value));
            } else if (value instanceof BigDecimal number) {
                constants.forEach(constant -> region.add(number.compareTo(constant)));
                numbers.forEach(other -> region.add(number.compareTo(other)));
                numbers.add(number);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(region);
    }

    private static boolean compares(ParsedDecision decision, Set<String> inputs, Set<BigDecimal> constants) {
        return switch (decision.logic()) {
                    case ParsedDecisionTable table ->
                        table.inputs().forall(input -> isName(input.expression()))
                                && table.rules()
                                        .forall(rule -> rule.inputEntries().forall(entry -> isTest(entry, constants))
                                                && rule.outputEntries().forall(entry -> isFixed(entry._2(), inputs)));
                    case ParsedLiteralExpression literal -> isFixed(literal.expression(), inputs);
                    default -> false;
                }
                && decision.requiredBkms().isEmpty()
                && decision.requiredDecisions().forall(required -> compares(required, inputs, constants));
    }

    private static boolean isName(Object expression) {
        return feel(expression).filter(DecisionRegions::isName).isPresent();
    }

    private static boolean isName(Exp expression) {
        return expression instanceof Ref name && name.names().size() == 1;
    }

    private static boolean isTest(Object entry, Set<BigDecimal> constants) {
        return entry instanceof EmptyExpression$
                || feel(entry).filter(test -> isTest(test, constants)).isPresent();
    }

    private static boolean isTest(Exp test, Set<BigDecimal> constants) {
        return switch (test) {
            case AtLeastOne any -> any.xs().forall(one -> isTest(one, constants));
            case UnaryTestExpression equal -> isConstant(equal.exp(), constants);
            case InputEqualTo equal -> isBoundary(equal.x(), constants);
            case InputLessThan less -> isBoundary(less.x(), constants);
            case InputLessOrEqual less -> isBoundary(less.x(), constants);
            case InputGreaterThan greater -> isBoundary(greater.x(), constants);
            case InputGreaterOrEqual greater -> isBoundary(greater.x(), constants);
            default -> false;
        };
    }

    private static boolean isBoundary(Exp boundary, Set<BigDecimal> constants) {
        return isName(boundary) || isConstant(boundary, constants);
    }

    private static boolean isConstant(Exp constant, Set<BigDecimal> constants) {
        return switch (constant) {
            case ConstNumber number -> {
                constants.add(number.value().bigDecimal());
                yield true;
            }
            case ArithmeticNegation minus -> {
                if (minus.x() instanceof ConstNumber number) {
                    constants.add(number.value().bigDecimal().negate());
                    yield true;
                }
                yield false;
            }
            default ->
                constant instanceof ConstString || constant instanceof ConstBool || constant instanceof ConstNull$;
        };
    }

    /** Whether an answer is made of constants and of the answers of other decisions only. */
    private static boolean isFixed(Object answer, Set<String> inputs) {
        return feel(answer).filter(expression -> isFixed(expression, inputs)).isPresent();
    }

    private static boolean isFixed(Exp answer, Set<String> inputs) {
        return switch (answer) {
            case Ref name -> isName(name) && !inputs.contains(name.names().head());
            case Multiplication of -> isFixed(of.x(), inputs) && isFixed(of.y(), inputs);
            case Addition of -> isFixed(of.x(), inputs) && isFixed(of.y(), inputs);
            case Subtraction of -> isFixed(of.x(), inputs) && isFixed(of.y(), inputs);
            default -> isConstant(answer, new TreeSet<>());
        };
    }

    private static Optional<Exp> feel(Object expression) {
        return expression instanceof FeelExpression feel
                ? Optional.of(feel.expression().expression())
                : Optional.empty();
    }
}
