package io.bellwether.platform;

import io.bellwether.kernel.PermanentFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDecision;
import org.camunda.dmn.parser.ParsedDmn;
import org.jspecify.annotations.Nullable;

/**
 * A decision table of the folder {@code bpmn}, evaluated without an engine by the library that Camunda's own evaluation
 * stands on: the same file gives the same answer in a process and in memory. The file is read and compiled once; an
 * evaluation changes nothing and may run on many threads.
 *
 * <p>Numbers pass through a binary fraction of 64 bits as process variables do, so that one that the engine would round
 * is rounded here too. The library takes about a third of a millisecond for an answer, so an answer is kept for all
 * values that no rule tells apart.
 */
public final class DecisionTable {
    private static final DmnEngine ENGINE = new DmnEngine.Builder().build();

    /** A table of many texts must not fill the memory; it is evaluated each time from there on. */
    private static final int MOST_KNOWN = 10_000;

    private final String id;
    private final Set<String> inputs;
    private final ParsedDmn table;
    private final Optional<DecisionRegions> regions;
    private final Map<List<Object>, Object> known = new ConcurrentHashMap<>();

    private DecisionTable(String id, Set<String> inputs, ParsedDmn table) {
        this.id = id;
        this.inputs = inputs;
        this.table = table;
        this.regions = DecisionRegions.of(table.decisionsById().apply(id), inputs);
    }

    /**
     * Reads and compiles {@code bpmn/<id>.dmn}.
     *
     * @param id the decision and its file
     * @param inputs what its callers can say, by the names that the table reads
     * @throws IllegalStateException if the file is missing or no decision table, or if it reads anything else than these
     *     inputs: an input that was renamed on one side only would count as unknown for ever
     */
    public static DecisionTable load(String id, Set<String> inputs) {
        try (InputStream file = DecisionTable.class.getResourceAsStream("/bpmn/" + id + ".dmn")) {
            if (file == null) {
                throw new IllegalStateException(
                        "the decision table %s is missing: there is no bpmn/%s.dmn on the class path"
                                .formatted(id, id));
            }
            return read(id, inputs, file);
        } catch (IOException e) {
            throw new UncheckedIOException("the decision table " + id + " cannot be read", e);
        }
    }

    static DecisionTable read(String id, Set<String> inputs, InputStream file) {
        ParsedDmn table = ENGINE.parse(file)
                .<ParsedDmn>fold(
                        failure -> {
                            throw new IllegalStateException(
                                    "the decision table %s is not valid: %s".formatted(id, failure.message()));
                        },
                        parsed -> parsed);
        if (table.decisionsById().get(id).isEmpty()) {
            throw new IllegalStateException(
                    "the file of the decision table %s has no decision of this id".formatted(id));
        }
        Set<String> read = inputsOf(table.decisionsById().apply(id));
        if (!read.equals(inputs)) {
            throw new IllegalStateException("the decision table %s reads %s, but its callers say %s"
                    .formatted(id, new TreeSet<>(read), new TreeSet<>(inputs)));
        }
        return new DecisionTable(id, Set.copyOf(inputs), table);
    }

    /**
     * The table's answer where it is a number.
     *
     * @param values by input; null or absent where it is not known, and one of another type fits no rule that asks for it
     * @throws PermanentFault if the table gives none: no rule fits, several do where one must, or an answer that is no number
     * @throws IllegalArgumentException if a value is for no input of the table
     */
    public BigDecimal number(Map<String, ? extends @Nullable Object> values) {
        Object answer = evaluate(values);
        if (answer instanceof Number number) {
            return carried(number);
        }
        throw unexpected("number", answer, values);
    }

    /** The table's answer where it is a yes or a no; values and faults as with {@link #number}. */
    public boolean yes(Map<String, ? extends @Nullable Object> values) {
        Object answer = evaluate(values);
        if (answer instanceof Boolean yes) {
            return yes;
        }
        throw unexpected("yes or no", answer, values);
    }

    private @Nullable Object evaluate(Map<String, ? extends @Nullable Object> values) {
        if (!inputs.containsAll(values.keySet())) {
            Set<String> unknown = new TreeSet<>(values.keySet());
            unknown.removeAll(inputs);
            throw new IllegalArgumentException(
                    "the decision table %s reads %s, and not %s".formatted(id, new TreeSet<>(inputs), unknown));
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        values.forEach((name, value) -> variables.put(name, value instanceof Number number ? carried(number) : value));
        Optional<List<Object>> region = region(variables);
        Object before = region.map(known::get).orElse(null);
        if (before != null) {
            return before;
        }
        Object answer = evaluated(variables);
        if (answer != null && region.isPresent() && known.size() < MOST_KNOWN) {
            known.put(region.get(), answer);
        }
        return answer;
    }

    /** What stands for all values that no rule tells apart from these; empty when that cannot be said. */
    Optional<List<Object>> region(Map<String, @Nullable Object> variables) {
        return regions.flatMap(of -> of.of(variables));
    }

    private @Nullable Object evaluated(Map<String, @Nullable Object> variables) {
        return ENGINE.eval(table, id, variables)
                .<@Nullable Object>fold(
                        failure -> {
                            throw new PermanentFault("the decision table %s cannot judge %s: %s"
                                    .formatted(
                                            id,
                                            new TreeMap<>(variables),
                                            failure.failure().message()));
                        },
                        result -> result.isNil() ? null : result.value());
    }

    private PermanentFault unexpected(
            String meant, @Nullable Object answer, Map<String, ? extends @Nullable Object> values) {
        return new PermanentFault("the decision table %s must answer with a %s, but gives %s for %s"
                .formatted(id, meant, answer == null ? "nothing" : answer, new TreeMap<>(values)));
    }

    /** A number as a process variable carries it. */
    private static BigDecimal carried(Number number) {
        BigDecimal carried = BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros();
        return carried.scale() < 0 ? carried.setScale(0) : carried;
    }

    /** What the decision and those it requires read, less what they give each other. */
    private static Set<String> inputsOf(ParsedDecision decision) {
        Set<String> names = FeelNames.in(decision.logic());
        decision.requiredDecisions().foreach(required -> {
            names.remove(required.resultName());
            names.addAll(inputsOf(required));
            return null;
        });
        return names;
    }
}
