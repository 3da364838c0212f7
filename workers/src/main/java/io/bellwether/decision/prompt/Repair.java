package io.bellwether.decision.prompt;

import io.bellwether.decision.app.Advisor;
import java.util.ArrayList;
import java.util.List;

/** What a repair adds to the prompt: the refused answer and everything wrong with it, fenced like other outside text. */
final class Repair {
    static final String ANSWER = "refused-answer";

    /** [characters] */
    private static final int PART = 500;

    /** An answer of {@link io.bellwether.decision.domain.AnswerLimits#MAX_TRADES} trades is about 20,000 characters. */
    static final int MOST_PARTS = 60;

    private static final int PATH = 120;
    private static final int LIMIT = 240;

    private Repair() {}

    static List<Section> sections(Advisor.Request request) {
        return List.of(
                Section.fenced(
                        ANSWER,
                        "Your answer that was refused, in parts of " + PART + " characters",
                        List.of("text", "changed"),
                        parts(request.previousAnswer().orElse(""))),
                Section.fenced(
                        "problems",
                        "What was wrong with it",
                        List.of("where", "must_hold", "was"),
                        request.problems().stream()
                                .map(p -> Row.of(
                                        Outside.of(p.path(), PATH),
                                        Outside.of(p.limit(), LIMIT),
                                        Outside.of(p.value(), LIMIT)))
                                .toList()));
    }

    private static List<String> parts(String answer) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < answer.length(); from += PART) {
            Outside part = Outside.of(answer.substring(from, Math.min(answer.length(), from + PART)), PART);
            parts.add(Row.of(part, part.note()));
        }
        return parts;
    }
}
