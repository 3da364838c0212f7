package io.bellwether.decision.prompt;

import io.bellwether.decision.app.advisor.Advisor;
import java.util.ArrayList;
import java.util.List;

/** What a repair adds to the prompt: the refused answer and everything wrong with it, fenced like other outside text. */
final class Repair {
    static final String ANSWER = "refused-answer";

    /** A longer line goes on in the next row [characters]. */
    private static final int PART = 500;

    /** An answer of {@link io.bellwether.decision.domain.AnswerLimits#MAX_TRADES} trades is about 20,000 characters. */
    private static final int MOST_CHARACTERS = 30_000;

    private static final int PATH = 120;
    private static final int LIMIT = 240;

    private Repair() {}

    static List<Section> sections(Advisor.Request request) {
        return List.of(
                Section.quoted(
                        ANSWER,
                        "Your answer that was refused, quoted by '|'; '|+' goes on with the line above",
                        lines(request.previousAnswer().orElse(""))),
                Section.fenced(
                        "problems",
                        "What was wrong with it",
                        List.of("where", "must_hold", "was"),
                        request.problems().stream()
                                .map(p -> Row.of(
                                        ForeignText.of(p.path(), PATH),
                                        ForeignText.of(p.limit(), LIMIT),
                                        ForeignText.of(p.value(), LIMIT)))
                                .toList()));
    }

    /** How many lines of the refused answer are quoted at most. */
    static int mostLines(Advisor.Request request) {
        int lines = 0;
        int characters = 0;
        for (String line : lines(request.previousAnswer().orElse(""))) {
            characters += line.length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            lines++;
        }
        return lines;
    }

    /** Braces and quotes stay as they are: an answer of JSON costs the tokens it has, not one for each escape. */
    private static List<String> lines(String answer) {
        List<String> lines = new ArrayList<>();
        answer.lines().forEach(line -> {
            lines.add("|" + ForeignText.quoted(line.substring(0, Math.min(line.length(), PART))));
            for (int from = PART; from < line.length(); from += PART) {
                lines.add("|+" + ForeignText.quoted(line.substring(from, Math.min(line.length(), from + PART))));
            }
        });
        return lines;
    }
}
