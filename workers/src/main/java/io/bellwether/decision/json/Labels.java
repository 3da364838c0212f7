package io.bellwether.decision.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What may stand on an envelope beside what it holds: names of tools, ids, kinds, states. Each is known by its values, for
 * a name may as well be {@code do_not_execute} and a state {@code draft}.
 */
final class Labels {
    /** What a tool or schema that takes an answer is called, word by word. */
    private static final Set<String> NAME_WORDS = Set.of(
            "submit",
            "make",
            "record",
            "return",
            "give",
            "create",
            "emit",
            "send",
            "provide",
            "set",
            "place",
            "execute",
            "report",
            "write",
            "respond",
            "produce",
            "generate",
            "finalize",
            "final",
            "answer",
            "response",
            "result",
            "output",
            "decision",
            "decisions",
            "plan",
            "trade",
            "trades",
            "trading",
            "order",
            "orders",
            "desk",
            "json",
            "structured",
            "schema",
            "function",
            "functions",
            "tool",
            "investment",
            "portfolio",
            "the",
            "a",
            "my",
            "bellwether");

    private static final Pattern NAME_SEPARATOR = Pattern.compile("[ _.-]+|(?<=[a-z])(?=[A-Z])");

    /** Ids as vendors write them: a known beginning or none, then letters and digits without a word in them. */
    private static final Pattern ID = Pattern.compile(
            "(?:call|toolu|tool|chatcmpl|cmpl|msg|resp|fc|run|gen|req|item|rs|id)[_-](?=[A-Za-z0-9_-]*[0-9])"
                    + "[A-Za-z0-9_-]{1,80}|[0-9a-fA-F-]{8,40}|[0-9]{1,20}");

    private static final Pattern MODEL = Pattern.compile("[A-Za-z][A-Za-z0-9._:/-]{0,80}");
    private static final Pattern VERSION = Pattern.compile("(?:v|desk-)?[0-9]{1,4}(?:[.][0-9]{1,4}){0,3}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.][0-9]{1,9})?)?)?"
                    + "\\s?(?:Z|UTC|ET|EST|EDT|[+-][0-9]{2}:?[0-9]{2})?|[0-9]{10}(?:[0-9]{3})?(?:[.][0-9]{1,6})?");
    private static final int YEAR = 4;
    private static final int ISO_DATE = 10;
    private static final Set<String> TITLES = Set.of("decision", "deskdecision", "tradingdecision", "answer");

    private static final Map<String, Predicate<String>> KNOWN = Map.ofEntries(
            Map.entry("id", Labels::isId),
            Map.entry("callid", Labels::isId),
            Map.entry("toolcallid", Labels::isId),
            Map.entry("requestid", Labels::isId),
            Map.entry("name", Labels::isName),
            Map.entry("tool", Labels::isName),
            Map.entry("toolname", Labels::isName),
            Map.entry("schema", Labels::isName),
            Map.entry("schemaname", Labels::isName),
            Map.entry("title", text -> TITLES.contains(FieldNames.squashed(text))),
            Map.entry("index", Set.of("0", "1")::contains),
            Map.entry("object", Set.of("chat.completion", "response", "message", "list")::contains),
            Map.entry("model", text -> MODEL.matcher(text).matches() && !DoubtWords.isIn(text)),
            Map.entry("created", Labels::isTime),
            Map.entry("version", Labels::isVersion),
            Map.entry("schemaversion", Labels::isVersion),
            Map.entry(
                    "type",
                    Set.of(
                            "tool_use",
                            "tool_call",
                            "function",
                            "function_call",
                            "message",
                            "text",
                            "output_text",
                            "json")::contains),
            Map.entry("role", Set.of("assistant", "model")::contains),
            Map.entry("status", Set.of("ok", "success", "completed", "complete", "final", "done")::contains),
            Map.entry("success", Set.of("true")::contains),
            Map.entry("ok", Set.of("true")::contains),
            Map.entry("strict", Set.of("true")::contains),
            Map.entry("finishreason", Set.of("stop", "tool_calls", "function_call")::contains),
            Map.entry("stopreason", Set.of("end_turn", "tool_use", "stop_sequence")::contains));

    private Labels() {}

    /** Whether the field says no more than what it stands on is: an answer, of some tool, that came to its end. */
    static boolean isLabel(String name, JsonNode value) {
        Predicate<String> known = KNOWN.get(FieldNames.squashed(name));
        if (known == null || value.isNull() || value.isContainer()) {
            return false;
        }
        String text = value.isString() ? value.stringValue() : value.toString();
        return known.test(text) || known.test(text.toLowerCase(Locale.ROOT));
    }

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    static boolean isTime(String text) {
        return TIME.matcher(text.strip()).matches();
    }

    /** The day of a time, in its own zone; empty when it is none. Ten digits are seconds, thirteen milliseconds. */
    static Optional<LocalDate> day(String time) {
        String text = time.strip();
        if (!isTime(text)) {
            return Optional.empty();
        }
        try {
            if (text.charAt(YEAR) == '-') {
                return Optional.of(LocalDate.parse(text.substring(0, ISO_DATE)));
            }
            String whole = text.replaceFirst("[.].*", "");
            long number = Long.parseLong(whole);
            Instant instant = whole.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            return Optional.of(instant.atZone(ZoneOffset.UTC).toLocalDate());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches() && !DoubtWords.isIn(text.replaceAll("[0-9_-]+", " "));
    }

    private static boolean isName(String text) {
        if (text.length() > 80) {
            return false;
        }
        for (String word : NAME_SEPARATOR.split(text)) {
            if (!NAME_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }
}
