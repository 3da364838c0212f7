package io.bellwether.marketdata.files;

import io.bellwether.marketdata.files.Layout.Role;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * How the tables of a data set are to be read, said by a person in its file {@code mapping.yaml}: then nothing about them
 * is recognised. JSON answers are read as ever.
 *
 * @param columns names in the header by their meaning
 * @param separator between fields; found out where it is not said
 * @param decimal between whole and fraction; found out where it is not said
 * @param dates how the date column is written; found out where it is not said
 */
record PriceMapping(
        Map<Role, String> columns,
        Optional<Character> separator,
        Optional<Character> decimal,
        Optional<DateTimeFormatter> dates) {
    /** The file's name inside a data set. */
    static final String NAME = "mapping.yaml";

    private static final Set<String> KEYS = Set.of("columns", "separator", "decimal", "dateFormat");
    private static final Map<String, Role> ROLES = new TreeMap<>(Map.of(
            "date", Role.DATE,
            "open", Role.OPEN,
            "high", Role.HIGH,
            "low", Role.LOW,
            "close", Role.CLOSE,
            "volume", Role.VOLUME,
            "symbol", Role.SYMBOL,
            "split", Role.SPLIT,
            "dividend", Role.DIVIDEND));
    private static final List<String> NEEDED = List.of("date", "open", "high", "low", "close", "volume");

    /** @throws io.bellwether.kernel.BpmnErrorException when it cannot be read or says something that nobody reads */
    static PriceMapping read(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return of(map("the mapping", loaded));
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            throw PriceFolder.unavailable("%s: %s".formatted(NAME, e.getMessage()));
        }
    }

    private static PriceMapping of(Map<String, Object> yaml) {
        known(yaml.keySet(), KEYS);
        Map<String, Object> named = map("columns", yaml.get("columns"));
        known(named.keySet(), ROLES.keySet());
        for (String needed : NEEDED) {
            if (!named.containsKey(needed)) {
                throw new IllegalArgumentException("columns must name '" + needed + "'");
            }
        }
        Map<Role, String> columns = new EnumMap<>(Role.class);
        ROLES.forEach((name, role) -> {
            if (named.containsKey(name)) {
                columns.put(role, Layout.normal(String.valueOf(named.get(name))));
            }
        });
        Optional<Character> decimal = one(yaml, "decimal");
        if (decimal.filter(mark -> mark != '.' && mark != ',').isPresent()) {
            throw new IllegalArgumentException("decimal must be . or , and was '%s'".formatted(decimal.get()));
        }
        return new PriceMapping(
                Map.copyOf(columns),
                one(yaml, "separator"),
                decimal,
                Optional.ofNullable(yaml.get("dateFormat"))
                        .map(format -> DateTimeFormatter.ofPattern(String.valueOf(format), Locale.ENGLISH)));
    }

    /** For people. */
    String words() {
        return columns.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", ", "as " + NAME + " says: ", ""));
    }

    private static void known(Set<String> found, Set<String> known) {
        for (String key : found) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException(
                        "nobody reads '%s'; known here: %s".formatted(key, String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    private static Map<String, Object> map(String what, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(what + " must be keys with values");
        }
        Map<String, Object> found = new TreeMap<>();
        map.forEach((key, each) -> found.put(String.valueOf(key), each));
        return found;
    }

    private static Optional<Character> one(Map<String, Object> yaml, String key) {
        Object value = yaml.get(key);
        if (value == null) {
            return Optional.empty();
        }
        String text = String.valueOf(value);
        if (text.length() != 1) {
            throw new IllegalArgumentException("%s must be one character, was '%s'".formatted(key, text));
        }
        return Optional.of(text.charAt(0));
    }
}
