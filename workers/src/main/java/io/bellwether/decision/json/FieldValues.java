package io.bellwether.decision.json;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.json.AnswerFields.Field;
import io.bellwether.decision.json.FieldNames.Proof;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes a value as the schema asks, where it can only mean that one value; else leaves it for the strict reader to refuse.
 *
 * <p>A percentage is read where it says that it is one: {@code "55%"}, {@code "55 percent"}, or a field whose name ends in
 * {@code percent} and whose value is above 1. A bare 55 for a fraction is refused, whatever the field: it may be a slip of
 * the decimal point as well. So is {@code 0.66} for a score from 0 to 100, a range ({@code "5-8%"}), {@code "~10"},
 * {@code "10k"}, a decimal comma.
 */
final class FieldValues {
    private static final Set<String> NOTHING = Set.of("", "none", "null", "n/a", "na", "-");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("keep", "HOLD"),
            Map.entry("noaction", "HOLD"),
            Map.entry("donothing", "HOLD"),
            Map.entry("nochange", "HOLD"),
            Map.entry("mkt", "MARKET"),
            Map.entry("marketorder", "MARKET"),
            Map.entry("lmt", "LIMIT"),
            Map.entry("limitorder", "LIMIT"),
            Map.entry("stp", "STOP"),
            Map.entry("stoporder", "STOP"),
            Map.entry("stopmarket", "STOP"),
            Map.entry("confirmed", "CONFIRM"),
            Map.entry("changed", "CHANGE"),
            Map.entry("closed", "CLOSE"));

    private static final Pattern BLANKS_AROUND = Pattern.compile("^[ \\t\\r\\n]+|[ \\t\\r\\n]+$");

    private final Tickers tickers;
    private final ReadingNotes trail;

    FieldValues(Tickers tickers, ReadingNotes trail) {
        this.tickers = tickers;
        this.trail = trail;
    }

    /** The value by the schema, the value itself when it is fine or hopeless, null when it may mean two things. */
    JsonNode read(String path, String name, Field field, Proof proof, JsonNode value) {
        if (value.isNull() || field.list()) {
            return value;
        } else if (field.optional() && value.isString() && isNothing(value.stringValue())) {
            trail.mapped(path, StrictJson.shown(value), "null", Rule.EMPTY);
            return NullNode.getInstance();
        } else if (Measure.of(field) != Measure.NONE) {
            return number(path, name, field, proof, value);
        } else if (field.type() == Symbol.class) {
            return symbol(path, value);
        }
        return field.constants().isEmpty() ? text(path, value) : constant(path, field, value);
    }

    static boolean isNothing(String text) {
        return NOTHING.contains(blanksOff(text).toLowerCase(Locale.ROOT));
    }

    /** The constant that the word stands for: in any case, with blanks or dashes within, or one of few other words. */
    static Optional<String> constant(Field field, JsonNode value) {
        if (!value.isString()) {
            return Optional.empty();
        }
        String word = FieldNames.squashed(blanksOff(value.stringValue()));
        String other = WORDS.getOrDefault(word, "");
        return field.constants().stream()
                .filter(constant -> constant.toLowerCase(Locale.ROOT).equals(word) || constant.equals(other))
                .findFirst();
    }

    /** The text without blanks around it; a control sign is none. */
    static String blanksOff(String text) {
        return BLANKS_AROUND.matcher(text).replaceAll("");
    }

    private JsonNode constant(String path, Field field, JsonNode value) {
        return constant(field, value)
                .map(constant -> spelled(path, value, constant))
                .orElse(value);
    }

    private JsonNode symbol(String path, JsonNode value) {
        return value.isString()
                ? tickers.known(blanksOff(value.stringValue()))
                        .map(symbol -> spelled(path, value, symbol))
                        .orElse(value)
                : value;
    }

    private JsonNode spelled(String path, JsonNode value, String meant) {
        if (value.stringValue().equals(meant)) {
            return value;
        }
        trail.mapped(path, StrictJson.shown(value), meant, Rule.VALUE_SPELLING);
        return StringNode.valueOf(meant);
    }

    private JsonNode text(String path, JsonNode value) {
        boolean sentences =
                value.isArray() && !value.isEmpty() && value.valueStream().allMatch(JsonNode::isString);
        if (!sentences) {
            return value;
        }
        trail.mapped(path, "a list of " + value.size(), "one text", Rule.LIST_OF_TEXTS);
        return StringNode.valueOf(value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining("; ")));
    }

    private JsonNode number(String path, String name, Field field, Proof proof, JsonNode value) {
        Optional<Measure.Written> written =
                value.isString() ? Measure.of(field).read(value.stringValue()) : Optional.empty();
        Optional<BigDecimal> number = written.map(Measure.Written::value).or(() -> ordinary(value));
        if (number.isEmpty()) {
            return value;
        }
        boolean percent = written.filter(Measure.Written::percent).isPresent();
        if (!percent && !proven(proof, number.get())) {
            trail.refused(
                    path,
                    name + " " + StrictJson.shown(value),
                    "must be a fraction named " + field.name()
                            + ": as written it may be a percentage or something else");
            return NullNode.getInstance();
        }
        boolean byName = !percent && proof == Proof.PERCENT_NAME && number.get().signum() != 0;
        if (written.isEmpty() && !byName) {
            return value;
        }
        BigDecimal meant = byName ? number.get().movePointLeft(2) : number.get();
        trail.mapped(
                path,
                StrictJson.shown(value),
                meant.toPlainString(),
                percent || byName ? Rule.PERCENT : Rule.NUMBER_AS_TEXT);
        return DecimalNode.valueOf(meant);
    }

    private static boolean proven(Proof proof, BigDecimal number) {
        return switch (proof) {
            case NONE -> true;
            case PERCENT_NAME -> number.signum() == 0 || number.compareTo(BigDecimal.ONE) > 0;
            case BELOW_ONE -> number.compareTo(BigDecimal.ONE) < 0;
            case PERCENT_SIGN -> false;
        };
    }

    /** A number that may be calculated with: {@code 1e-999999999} is ten characters long and a gigabyte once rounded. */
    static Optional<BigDecimal> ordinary(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .filter(number -> Math.abs((long) number.scale()) <= AnswerLimits.MAX_NUMBER_LENGTH);
    }
}
