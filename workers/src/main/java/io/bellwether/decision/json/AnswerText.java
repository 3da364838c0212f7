package io.bellwether.decision.json;

import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import java.util.Optional;

/**
 * Finds the one JSON object in what a model wrote around it: fences, a sentence before or after, a marked line of thought.
 * One pass. A brace that does not belong to that object makes it two objects, or half of one, and nothing is found.
 */
final class AnswerText {
    private static final String THOUGHT = "<think>";
    private static final String END_OF_THOUGHT = "</think>";

    private final String text;
    private int start = -1;
    private int end = -1;
    private int objects;

    private AnswerText(String text) {
        this.text = text;
    }

    /** The text of the object, empty when there is none or more than one; says so in the trail when it is more. */
    static Optional<String> object(String raw, Trail trail) {
        Optional<String> spoken = withoutThought(raw);
        if (spoken.isEmpty()) {
            return Optional.empty();
        }
        AnswerText answer = new AnswerText(spoken.get());
        boolean whole = answer.scan();
        if (answer.objects > 1) {
            trail.refused("$", answer.objects + " objects", "must be one JSON object and nothing else");
        }
        if (!whole || answer.objects != 1) {
            return Optional.empty();
        }
        String around = raw.substring(0, raw.length() - spoken.get().length())
                + answer.text.substring(0, answer.start)
                + " ... "
                + answer.text.substring(answer.end);
        trail.mapped("$", around.strip(), Problem.NOTHING, Rule.TEXT_AROUND);
        return Optional.of(answer.text.substring(answer.start, answer.end));
    }

    /** Local models think aloud first, between marks; what they say after that is the answer. */
    private static Optional<String> withoutThought(String raw) {
        if (!raw.stripLeading().startsWith(THOUGHT)) {
            return Optional.of(raw);
        }
        int close = raw.indexOf(END_OF_THOUGHT);
        return close < 0 ? Optional.empty() : Optional.of(raw.substring(close + END_OF_THOUGHT.length()));
    }

    /** Whether every brace outside of texts has its partner. */
    private boolean scan() {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"' && depth > 0) {
                quoted = !quoted;
            } else if (c == '{' && !quoted) {
                if (depth++ == 0 && objects++ == 0) {
                    start = i;
                }
            } else if (c == '}' && !quoted) {
                if (--depth < 0) {
                    return false;
                }
                end = depth == 0 && objects == 1 ? i + 1 : end;
            }
        }
        return depth == 0;
    }
}
