package io.bellwether.decision.json;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Mapping;
import io.bellwether.decision.domain.Problem;
import java.util.ArrayList;
import java.util.List;

/** What was read although it was not written as the schema asks, and what could have meant two things. */
final class ReadingNotes {
    private final List<Mapping> mappings = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    void mapped(String path, String from, String to, Mapping.Rule rule) {
        if (mappings.size() < AnswerLimits.MAX_MAPPINGS) {
            mappings.add(new Mapping(path, from, to, rule));
        } else if (problems.isEmpty()) {
            refused("$", "more than " + AnswerLimits.MAX_MAPPINGS + " deviations", "must keep to the schema");
        }
    }

    void refused(String path, String value, String limit) {
        if (problems.size() < AnswerLimits.MAX_PROBLEMS) {
            problems.add(new Problem(path, value, limit));
        }
    }

    void add(ReadingNotes other) {
        other.mappings.forEach(m -> mapped(m.path(), m.from(), m.to(), m.rule()));
        other.problems.forEach(p -> refused(p.path(), p.value(), p.limit()));
    }

    boolean isEmpty() {
        return mappings.isEmpty() && problems.isEmpty();
    }

    List<Mapping> mappings() {
        return mappings;
    }

    List<Problem> problems() {
        return problems;
    }
}
