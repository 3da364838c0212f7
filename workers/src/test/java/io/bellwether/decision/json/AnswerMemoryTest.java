package io.bellwether.decision.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.CheckedAnswer;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No answer of the allowed size takes more than 64 MB to read, all that is allocated counted as if nothing were ever
 * collected: each shape that multiplies, filled up to the last character.
 */
class AnswerMemoryTest {
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final JsonAnswerFormat FORMAT = new JsonAnswerFormat();
    private static final String GOOD =
            CorpusCase.of("openai").findFirst().orElseThrow().raw();

    /** Classes and tables that are made once are not part of any answer. */
    @BeforeAll
    static void readOnce() {
        read(GOOD);
        read("```json\n" + GOOD + ",");
        read("</think>" + GOOD);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("empty lists", filled("[", "[]", ",", "]")),
                shape("empty objects in a list", filled("[", "{}", ",", "]")),
                shape("small objects in a list", filled("[", "{\"a\":1}", ",", "]")),
                shape("objects of two in a list", filled("[", "{\"a\":1,\"b\":2}", ",", "]")),
                shape("numbers in a list", filled("[", "11", ",", "]")),
                shape("decimals in a list", filled("[", "1.1", ",", "]")),
                shape("texts in a list", filled("[", "\"\"", ",", "]")),
                shape("empty lists as trades", filled("{\"trades\":[", "[]", ",", "]}")),
                shape("objects as trades", filled("{\"trades\":[", "{\"a\":1}", ",", "]}")),
                shape("empty lists in a field", filled("{\"data\":{\"x\":[", "[]", ",", "]}}")),
                shape("lists of lists", filled("[", "[[],[],[],[]]", ",", "]")),
                shape("fields", numbered("{", i -> "\"f" + i + "\":1", "}")),
                shape("null fields", numbered("{", i -> "\"f" + i + "\":null", "}")),
                shape("fields of objects", numbered("{", i -> "\"f" + i + "\":{}", "}")),
                shape("wrappers that hold lists", numbered("{", i -> "\"" + spelled("data", i) + "\":[]", "}")),
                shape("wrappers that hold texts", numbered("{", i -> "\"" + spelled("data", i) + "\":\"[1]\"", "}")),
                shape("wrappers beside each other", numbered("{", i -> "\"" + spelled("payload", i) + "\":{}", "}")),
                shape("symbols", numbered("{", i -> "\"" + spelled("confidence", i) + "\":1", "}")),
                shape("lists quoted in a text", filled("{\"data\":\"{\\\"x\\\":[", "[]", ",", "]}\"}")),
                shape("lists quoted eight times", quoted(8, "[", "[]", ",", "]")),
                shape("lists quoted three times", quoted(3, "[", "[]", ",", "]")),
                shape("objects quoted five times", quoted(5, "[", "{}", ",", "]")),
                shape("trades as a text", filled("{\"trades\":\"[", "[]", ",", "]\"}")),
                shape("theses as a text", filled("{\"theses\":\"[", "{}", ",", "]\"}")),
                shape("the same object often", filled("", "{}", "", "")),
                shape("the same list often", filled("", "[]", "", "")),
                shape("large objects, twice", twice(filled("{\"x\":[", "[]", ",", "]}"))),
                shape("fences", filled("", "``` ", "", "")),
                shape("thoughts", filled("", "<think></think>", "", "")),
                shape("ends of thoughts", filled("{", "</think>", "", "")),
                shape("drafts and ends of thoughts", filled("", "{\"a\":[1]}</think>", "", "")),
                shape("a large draft and a large answer", draft()),
                shape("tokens", filled("", "<|im_end|>", "", "")),
                shape("lead-ins", filled("", "Here is my decision: ", "", "")),
                shape("byte order marks", filled("", "\uFEFF", "", "")),
                shape("trailing commas", filled("[", "[1,]", ",", ",]")),
                shape("remarks", filled("[", "1/**/", ",", "]")),
                shape("remarks by the line", filled("[", "//\n", "", "1]")),
                shape("one long remark", filled("[1 /*", "in USD ", "", "*/]")),
                shape("one long remark of humps", filled("[1 /*", "aB", "", "*/]")),
                shape("raw line breaks", filled("{\"analysis\":\"", "\n", "", "\"}")),
                shape("apostrophes", filled("{\"analysis\":\"", "\\'", "", "\"}")),
                shape("escapes", filled("{\"analysis\":\"", "\\u0061", "", "\"}")),
                shape("wide letters", filled("{\"analysis\":\"", "漢", "", "\"}")),
                shape("a list of texts", filled("{\"analysis\":[", "\"a\"", ",", "]}")),
                shape("a disclaimer", filled("{\"disclaimer\":\"", "not financial advice ", "", "\"}")),
                shape("a long symbol", filled("{\"trades\":[{\"symbol\":\"", "A", "", "\"}]}")),
                shape("a long number as text", filled("{\"confidence\":\"", "1", "", "\"}")),
                shape("a long name of a tool", filled("{\"name\":\"", "submit_", "", "\",\"arguments\":{}}")),
                shape("blanks", filled("", " ", "", "")),
                shape("words", filled("", "word ", "", "")),
                shape("colons", filled("", ":", "", "")),
                shape("unfinished", filled("{\"x\":[", "[]", ",", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void isReadInSixtyFourMegabytes(String name, String raw) {
        assertThat(raw.length()).isBetween(AnswerLimits.MAX_LENGTH - 64, AnswerLimits.MAX_LENGTH);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (String wrapped : new String[] {raw, "x" + raw.substring(1), "```" + raw.substring(0, raw.length() - 3)}) {
            long before = threads.getCurrentThreadAllocatedBytes();
            read(wrapped);
            long bytes = threads.getCurrentThreadAllocatedBytes() - before;
            assertThat(bytes).as("bytes allocated for %s", name).isLessThan(MOST_BYTES);
        }
    }

    private static CheckedAnswer read(String raw) {
        return FORMAT.read(raw, CorpusContexts.WIDE, "model");
    }

    private static Arguments shape(String name, String raw) {
        return Arguments.of(name, raw);
    }

    private static String filled(String open, String entry, String separator, String close) {
        return filled(AnswerLimits.MAX_LENGTH, open, entry, separator, close);
    }

    private static String filled(int length, String open, String entry, String separator, String close) {
        int room = length - open.length() - close.length() - entry.length();
        int times = room / (entry.length() + separator.length());
        String text = open + (entry + separator).repeat(times) + entry + close;
        return text + " ".repeat(Math.max(0, length - text.length() - 1));
    }

    private static String numbered(String open, IntFunction<String> field, String close) {
        StringBuilder text = new StringBuilder(open);
        for (int i = 0; text.length() < AnswerLimits.MAX_LENGTH - 60; i++) {
            text.append(i == 0 ? "" : ",").append(field.apply(i));
        }
        String whole = text.append(close).toString();
        return whole + " ".repeat(AnswerLimits.MAX_LENGTH - whole.length());
    }

    /** The same name in ever other spellings. */
    private static String spelled(String name, int i) {
        StringBuilder spelled = new StringBuilder();
        for (int at = 0, rest = i; at < name.length(); at++, rest /= 4) {
            char c = name.charAt(at);
            spelled.append(rest % 2 == 0 ? c : Character.toUpperCase(c));
            spelled.append(rest % 4 >= 2 && at < name.length() - 1 ? "_" : "");
        }
        return spelled.insert(1, "-".repeat(i / (1 << (2 * Math.min(name.length(), 8)))))
                .toString();
    }

    private static String quoted(int layers, String open, String entry, String separator, String close) {
        int length = AnswerLimits.MAX_LENGTH - 12 * (1 << layers) - 16;
        String text = "{\"x\":" + filled(Math.max(1000, length), open, entry, separator, close) + "}";
        for (int i = 0; i < layers; i++) {
            text = "{\"data\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        }
        return text + " ".repeat(Math.max(0, AnswerLimits.MAX_LENGTH - text.length()));
    }

    private static String twice(String text) {
        String half = filled(AnswerLimits.MAX_LENGTH / 2 - 1, "{\"x\":[", "[]", ",", "]}");
        return (half + half + " ".repeat(text.length())).substring(0, AnswerLimits.MAX_LENGTH);
    }

    private static String draft() {
        String half = filled(AnswerLimits.MAX_LENGTH / 2 - 12, "{\"x\":[", "[]", ",", "]}");
        String text = half + "</think>" + half;
        return text + " ".repeat(AnswerLimits.MAX_LENGTH - text.length());
    }
}
