package io.bellwether.day;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What a decision table is tried with, read from its file: for each input every text that a rule names and one that none
 * does, every number that a rule names with those just below and above it, null, and nothing at all; and all combinations
 * of these. An input that rules compare with another one is tried around that one.
 */
record TableCases(String id, boolean answersYesOrNo, Map<String, List<@Nullable Object>> values) {
    /** The step to the next number: what a measure of risk is rounded to. */
    static final BigDecimal LITTLE = new BigDecimal("0.000001");

    private static final Object MISSING = new Object();
    private static final BigDecimal COMPARED = new BigDecimal("1000");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    /** The cases of every table of the application. */
    static List<TableCases> all() {
        return List.of(of("conviction-gate"), of("risk-multiplier"), of("approval-policy"));
    }

    private static TableCases of(String id) {
        DmnModelInstance model = read(id);
        Map<String, Set<@Nullable Object>> tried = new LinkedHashMap<>();
        for (DecisionTable table : model.getModelElementsByType(DecisionTable.class)) {
            List<Input> inputs = List.copyOf(table.getInputs());
            for (int i = 0; i < inputs.size(); i++) {
                Set<@Nullable Object> values = tried.computeIfAbsent(
                        inputs.get(i).getInputExpression().getText().getTextContent(), name -> unknown());
                for (Rule rule : table.getRules()) {
                    String entry =
                            List.copyOf(rule.getInputEntries()).get(i).getText().getTextContent();
                    values.addAll(named(entry));
                    Matcher name = NAME.matcher(TEXT.matcher(entry).replaceAll(""));
                    while (name.find()) {
                        tried.computeIfAbsent(name.group(), other -> unknown()).add(COMPARED);
                    }
                }
            }
        }
        Map<String, List<@Nullable Object>> values = new LinkedHashMap<>();
        tried.forEach((name, each) -> values.put(name, new ArrayList<>(each)));
        Decision decision = Objects.requireNonNull(model.getModelElementById(id));
        return new TableCases(id, decision.getVariable().getTypeRef().equals("boolean"), values);
    }

    private static Set<@Nullable Object> unknown() {
        Set<@Nullable Object> values = new LinkedHashSet<>();
        values.add(MISSING);
        values.add(null);
        return values;
    }

    private static Set<Object> named(String entry) {
        Set<Object> values = new LinkedHashSet<>();
        Matcher text = TEXT.matcher(entry);
        while (text.find()) {
            values.add(text.group(1));
            values.add("unheard-of");
        }
        String rest = TEXT.matcher(entry).replaceAll("");
        Matcher number = NUMBER.matcher(NAME.matcher(rest).find() ? rest + COMPARED : rest);
        while (number.find()) {
            BigDecimal at = new BigDecimal(number.group());
            values.addAll(List.of(at.subtract(LITTLE), at, at.add(LITTLE)));
        }
        return values;
    }

    Set<String> inputs() {
        return values.keySet();
    }

    /** All combinations, then every input with a value of each type that it does not mean while the others are known. */
    List<Map<String, @Nullable Object>> combinations() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>(List.of(Map.of()));
        values.forEach((name, each) -> {
            List<Map<String, @Nullable Object>> longer = new ArrayList<>();
            all.forEach(
                    start -> each.forEach(value -> longer.add(value == MISSING ? start : with(start, name, value))));
            all.clear();
            all.addAll(longer);
        });
        Map<String, @Nullable Object> known = all.getLast();
        for (String name : values.keySet()) {
            for (Object wrong : List.of("text", 7, true, List.of(1), Map.of("a", 1))) {
                all.add(with(known, name, wrong));
            }
        }
        return all;
    }

    private static Map<String, @Nullable Object> with(
            Map<String, @Nullable Object> start, String name, @Nullable Object value) {
        Map<String, @Nullable Object> longer = new LinkedHashMap<>(start);
        longer.put(name, value);
        return longer;
    }

    private static DmnModelInstance read(String id) {
        try (InputStream file = Objects.requireNonNull(TableCases.class.getResourceAsStream("/bpmn/" + id + ".dmn"))) {
            return Dmn.readModelFromStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
