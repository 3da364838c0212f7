package io.bellwether.decision.json;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Takes the one JSON value out of a text that holds nothing else but {@link Wrapping known wrapping}. Any other word may
 * take back, correct or date what stands beside it, and nobody here can tell: then nothing is found.
 */
final class AnswerText {
    private static final String ONLY = "must be one JSON object and nothing else";
    private static final String VALUES = "{[\"";
    private static final int SHOWN = 100;

    /** Who says the same more often than that is running in circles. */
    private static final int MOST_COPIES = 5;

    private final String text;
    private final LeadIn leadIn;
    private final List<Mapping> mappings = new ArrayList<>();
    private Optional<JsonNode> value = Optional.empty();
    private Optional<Problem> problem = Optional.empty();

    private AnswerText(String text, LeadIn leadIn) {
        this.text = text;
        this.leadIn = leadIn;
    }

    /** The value; empty when there is none, or more than it, and the trail says what. */
    static Optional<JsonNode> value(String raw, DeskContext context, ReadingNotes trail) {
        LeadIn leadIn = new LeadIn(context);
        AnswerText whole = new AnswerText(raw, leadIn).read(0);
        AnswerText read = whole;
        // a thought whose beginning the template wrote: only its end is there
        for (int behind : whole.value.isPresent() ? new int[0] : whole.endsOfThought()) {
            read = new AnswerText(raw, leadIn).read(behind);
            if (read.value.isPresent()) {
                break;
            }
        }
        AnswerText result = read.value.isPresent() ? read : whole;
        result.problem.ifPresent(found -> trail.refused(found.path(), found.value(), found.limit()));
        if (result.value.isPresent()) {
            result.mappings.forEach(m -> trail.mapped(m.path(), m.from(), m.to(), m.rule()));
        }
        return result.value;
    }

    private int[] endsOfThought() {
        Wrapping wrapping = new Wrapping(text, leadIn);
        return wrapping.endsOfThought(wrapping.before(0));
    }

    private AnswerText read(int from) {
        Wrapping wrapping = new Wrapping(text, leadIn);
        int start = wrapping.before(from);
        Optional<JsonNode> first = Optional.empty();
        int end = start;
        int copies = 0;
        for (int at = start; at < text.length(); at = wrapping.around(end)) {
            if (VALUES.indexOf(text.charAt(at)) < 0) {
                return refused(text.substring(at, Math.min(text.length(), at + SHOWN)), ONLY);
            }
            LooseJson.Copy copy = LooseJson.copy(text, at);
            Optional<JsonNode> next = parsed(copy);
            if (next.isEmpty()) {
                return this;
            }
            if (copies == MOST_COPIES || (copies > 0 && !next.equals(first))) {
                return refused("more than one object", ONLY);
            }
            copies++;
            first = next;
            end = copy.end();
            mappings.addAll(copies == 1 ? copy.mappings() : List.of());
        }
        if (first.isEmpty()) {
            return this;
        }
        if (wrapping.opens(end)) {
            return refused(text.substring(end, Math.min(text.length(), end + SHOWN)), ONLY);
        }
        around(start, end);
        if (copies > 1) {
            mappings.add(new Mapping("$", "the same object " + copies + " times", "once", Rule.REPEATED));
        }
        value = first;
        return this;
    }

    private Optional<JsonNode> parsed(LooseJson.Copy copy) {
        if (copy.problem().isPresent() || copy.strict().isEmpty()) {
            problem = copy.problem();
            return Optional.empty();
        }
        StrictJson.Parsed parsed = StrictJson.parse(copy.strict().get());
        if (parsed.node().isEmpty()) {
            refused(parsed.why(), ONLY);
        }
        return parsed.node();
    }

    private void around(int start, int end) {
        String around = shortened(text.substring(0, start)) + " ... " + shortened(text.substring(end));
        if (!around.isBlank() && !around.strip().equals("...")) {
            mappings.addFirst(new Mapping("$", around.strip(), Problem.NOTHING, Rule.TEXT_AROUND));
        }
    }

    /** Enough of it to be shortened once more where it is shown. */
    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
    }

    private AnswerText refused(String what, String limit) {
        problem = Optional.of(new Problem("$", what, limit));
        return this;
    }
}
