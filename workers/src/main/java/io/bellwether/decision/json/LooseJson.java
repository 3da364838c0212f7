package io.bellwether.decision.json;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Copies one JSON value out of a text and puts right what models write beside the letter of JSON: a comma before a closing
 * bracket, a remark, a raw line break or tab within a text, an apostrophe with a backslash. Each place is recorded. What
 * else is wrong with it is left for the strict parser. One pass.
 *
 * <p>A remark that may take back, change or leave out something is refused, see {@link Remark}.
 */
final class LooseJson {
    private static final int USUAL_LENGTH = 4096;

    private final String text;
    private final StringBuilder strict;
    private final StringBuilder closers = new StringBuilder();
    private final List<Mapping> mappings = new ArrayList<>();
    private Optional<Problem> problem = Optional.empty();
    private int at;
    /** Where in the copy the last sign stands that is neither blank nor remark, and the one before it. */
    private int last = -1;

    private int beforeLast = -1;

    private LooseJson(String text, int from) {
        this.text = text;
        this.at = from;
        this.strict = new StringBuilder(Math.min(text.length() - from, USUAL_LENGTH));
    }

    /**
     * What was copied.
     *
     * @param strict the value by the letter of JSON as far as that could be mended; empty when it never ends
     * @param end index behind the value
     * @param mappings what was mended
     * @param problem what forbids to read it although it could be
     */
    record Copy(Optional<String> strict, int end, List<Mapping> mappings, Optional<Problem> problem) {}

    /** Copies the object, list or text that begins there. */
    static Copy copy(String text, int from) {
        LooseJson json = new LooseJson(text, from);
        boolean whole = json.run();
        return new Copy(
                whole ? Optional.of(json.strict.toString()) : Optional.empty(), json.at, json.mappings, json.problem);
    }

    private boolean run() {
        while (at < text.length() && problem.isEmpty()) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> {
                    if (!string()) {
                        return false;
                    }
                }
                case '{', '[' -> {
                    closers.append(c == '{' ? '}' : ']');
                    if (closers.length() > AnswerLimits.MAX_DEPTH) {
                        return false;
                    }
                    put(c);
                }
                case '}', ']' -> {
                    if (!close(c)) {
                        return false;
                    }
                }
                case '/', '#' -> {
                    if (!remark()) {
                        put(c);
                    }
                }
                case ' ', '\t', '\n', '\r' -> {
                    strict.append(c);
                    at++;
                }
                default -> put(c);
            }
            if (closers.isEmpty() && last >= 0) {
                return problem.isEmpty();
            }
        }
        return false;
    }

    private void put(char c) {
        beforeLast = last;
        last = strict.length();
        strict.append(c);
        at++;
    }

    private boolean close(char c) {
        int open = closers.length() - 1;
        if (open < 0 || closers.charAt(open) != c) {
            return false;
        }
        closers.setLength(open);
        boolean commaOfAnEntry =
                strict.charAt(last) == ',' && beforeLast >= 0 && "{[,".indexOf(strict.charAt(beforeLast)) < 0;
        if (commaOfAnEntry) {
            strict.setCharAt(last, ' ');
            mended(", " + c, String.valueOf(c));
        }
        put(c);
        return true;
    }

    private boolean string() {
        put('"');
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                put(c);
                return true;
            }
            String raw = raw(c);
            if (!raw.isEmpty()) {
                strict.append(raw);
                mended("a raw " + (c == '\t' ? "tab" : "line break"), raw);
            } else if (c == '\\' && at + 1 < text.length()) {
                char escaped = text.charAt(++at);
                if (escaped == '\'') {
                    strict.append(escaped);
                    mended("\\'", "'");
                } else {
                    strict.append(c).append(escaped);
                }
            } else {
                strict.append(c);
            }
        }
        return false;
    }

    private static String raw(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "";
        };
    }

    /** Whether a remark began here, which was passed over. */
    private boolean remark() {
        boolean block = text.startsWith("/*", at);
        if (!block && !text.startsWith("//", at) && text.charAt(at) != '#') {
            return false;
        }
        int close = block ? text.indexOf("*/", at + 2) : lineEnd();
        int end = close < 0 ? text.length() : close + (block ? 2 : 0);
        String remark = text.substring(at, end);
        // whoever deviates too often is refused for that, and judging each remark costs heap
        boolean tooMany = mappings.size() > AnswerLimits.MAX_MAPPINGS;
        if (close < 0 || (!tooMany && !Remark.saysNothing(remark, strict))) {
            problem = Optional.of(new Problem("$", remark, "must hold no remark that may take something back"));
        }
        mended(remark, Problem.NOTHING);
        strict.append(' ');
        at = end;
        return true;
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void mended(String from, String to) {
        // one more than may be is enough to be refused for
        if (mappings.size() <= AnswerLimits.MAX_MAPPINGS) {
            mappings.add(new Mapping("$", from, to, Rule.LOOSE_JSON));
        }
    }
}
