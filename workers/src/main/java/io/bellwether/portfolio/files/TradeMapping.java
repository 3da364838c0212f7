package io.bellwether.portfolio.files;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Side;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * How a broker's export is to be read.
 *
 * @param columns names in the file by their meaning: date, symbol, quantity, price; where there are such: side, id, reason
 * @param fees the columns that make the fee together; empty where there is none
 * @param feeSign what the numbers of paid fees look like
 * @param dates how the date column is written
 * @param sides what the side column says, in small letters
 * @param decimal between whole and fraction
 * @param thousands between groups of digits, if the file has such
 * @param separator between fields
 * @param defaultFee [USD] where the fee is empty or there is no such column
 * @param newestFirst whether the file begins with the latest trade
 * @param symbols ours by the file's spelling
 */
record TradeMapping(
        Map<String, String> columns,
        List<String> fees,
        FeeSign feeSign,
        MappedDates dates,
        Map<String, Side> sides,
        char decimal,
        Optional<Character> thousands,
        char separator,
        Money defaultFee,
        boolean newestFirst,
        Map<String, String> symbols) {
    /** What the number of a fee that was paid looks like. */
    enum FeeSign {
        /** Above zero; below it is a rebate. */
        PLUS,
        /** Below zero; above it is a rebate. */
        MINUS,
        /** Paid whatever its sign. */
        ANY,
        /** As most of the column's numbers are. */
        MOST
    }

    private static final Set<String> KEYS = Set.of(
            "columns",
            "feeSign",
            "dateFormat",
            "zone",
            "sides",
            "decimal",
            "thousands",
            "separator",
            "defaultFee",
            "newestFirst",
            "symbols");
    private static final List<String> NEEDED = List.of("date", "symbol", "quantity", "price");
    private static final Set<String> COLUMNS =
            Set.of("date", "symbol", "quantity", "price", "side", "fee", "id", "reason");

    /** @throws PermanentFault when the file is missing or says something that nobody reads */
    static TradeMapping read(Path path) {
        String name = String.valueOf(path.getFileName());
        try (Reader reader = Files.newBufferedReader(path)) {
            Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
            return of(map("the mapping", loaded));
        } catch (NoSuchFileException e) {
            throw new PermanentFault("there is no file " + path);
        } catch (IOException | YAMLException | IllegalArgumentException | DateTimeException e) {
            throw new PermanentFault("%s: %s".formatted(name, e.getMessage()));
        }
    }

    private static TradeMapping of(Map<String, Object> yaml) {
        known(yaml.keySet(), KEYS);
        Map<String, Object> named = map("columns", yaml.get("columns"));
        known(named.keySet(), COLUMNS);
        List<String> fees = several(named.remove("fee"));
        Map<String, String> columns = texts("columns", named);
        for (String needed : NEEDED) {
            if (!columns.containsKey(needed)) {
                throw new IllegalArgumentException("columns must name '" + needed + "'");
            }
        }
        Optional<Character> thousands =
                Optional.ofNullable(yaml.get("thousands")).map(t -> one("thousands", t));
        char decimal = one("decimal", yaml.getOrDefault("decimal", "."));
        if (thousands.equals(Optional.of(decimal))) {
            throw new IllegalArgumentException("thousands and decimal must differ");
        }
        return new TradeMapping(
                columns,
                fees,
                feeSign(yaml),
                MappedDates.of(
                        text(yaml, "dateFormat", "yyyy-MM-dd"),
                        ZoneId.of(text(yaml, "zone", ExchangeCalendar.ZONE.getId()))),
                sides(yaml.get("sides")),
                decimal,
                thousands,
                one("separator", yaml.getOrDefault("separator", ",")),
                new Money(new java.math.BigDecimal(text(yaml, "defaultFee", "0"))),
                flag(yaml.getOrDefault("newestFirst", false)),
                texts("symbols", yaml.getOrDefault("symbols", Map.of())));
    }

    private static FeeSign feeSign(Map<String, Object> yaml) {
        String word = text(yaml, "feeSign", "most").toUpperCase(Locale.ROOT);
        return Stream.of(FeeSign.values())
                .filter(sign -> sign.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "feeSign must be plus, minus or any, was '%s'".formatted(yaml.get("feeSign"))));
    }

    private static List<String> several(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        List<?> list = value instanceof List<?> names ? names : List.of(value);
        return list.stream().map(String::valueOf).toList();
    }

    private static Map<String, Side> sides(@Nullable Object value) {
        Map<String, Object> words = value == null ? Map.of("buy", "buy", "sell", "sell") : map("sides", value);
        known(words.keySet(), Set.of("buy", "sell"));
        Map<String, Side> sides = new HashMap<>();
        words.forEach((side, spelled) -> {
            List<?> list = spelled instanceof List<?> several ? several : List.of(spelled);
            for (Object word : list) {
                String small = String.valueOf(word).strip().toLowerCase(Locale.ROOT);
                if (sides.put(small, Side.valueOf(side.toUpperCase(Locale.ROOT))) != null) {
                    throw new IllegalArgumentException("sides: '" + word + "' is there twice");
                }
            }
        });
        return Map.copyOf(sides);
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
        Map<String, Object> found = new HashMap<>();
        map.forEach((key, each) -> found.put(String.valueOf(key), each));
        return found;
    }

    private static Map<String, String> texts(String what, @Nullable Object value) {
        Map<String, String> found = new HashMap<>();
        map(what, value).forEach((key, each) -> found.put(key, String.valueOf(each)));
        return Map.copyOf(found);
    }

    private static String text(Map<String, Object> yaml, String key, String otherwise) {
        return String.valueOf(yaml.getOrDefault(key, otherwise));
    }

    private static char one(String key, Object value) {
        String text = String.valueOf(value);
        if (text.length() != 1) {
            throw new IllegalArgumentException("%s must be one character, was '%s'".formatted(key, text));
        }
        return text.charAt(0);
    }

    private static boolean flag(Object value) {
        if (!(value instanceof Boolean flag)) {
            throw new IllegalArgumentException("newestFirst must be true or false, was '" + value + "'");
        }
        return flag;
    }
}
