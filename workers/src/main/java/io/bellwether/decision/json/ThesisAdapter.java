package io.bellwether.decision.json;

import static io.bellwether.decision.json.AnswerJson.HORIZON_DAYS;
import static io.bellwether.decision.json.AnswerJson.STATEMENT;
import static io.bellwether.decision.json.AnswerJson.THESIS_ID;
import static io.bellwether.decision.json.AnswerJson.VERDICT;

import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.ThesisReview.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a review that changes nothing may say beside its verdict: the statement as it stands, or that it stays; a horizon of
 * zero. Another statement contradicts the verdict and is refused.
 */
final class ThesisAdapter {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> UNCHANGED =
            Set.of("unchanged", "no change", "not changed", "same", "same as before", "as before");

    private final DeskContext context;
    private final ReadingNotes trail;

    ThesisAdapter(DeskContext context, ReadingNotes trail) {
        this.context = context;
        this.trail = trail;
    }

    ObjectNode complete(String path, ObjectNode thesis) {
        String verdict = text(thesis, VERDICT).orElse("");
        if (!verdict.equals(Verdict.CONFIRM.name()) && !verdict.equals(Verdict.CLOSE.name())) {
            return thesis;
        }
        Optional<String> statement = text(thesis, STATEMENT);
        if (statement.isPresent() && isUnchanged(thesis, statement.get())) {
            trail.mapped(path + STATEMENT, statement.get(), Problem.NOTHING, Rule.UNCHANGED);
            thesis.remove(STATEMENT);
        }
        boolean zero = Optional.ofNullable(thesis.get(HORIZON_DAYS))
                .flatMap(FieldValues::ordinary)
                .filter(days -> days.signum() == 0)
                .isPresent();
        if (zero) {
            trail.mapped(path + HORIZON_DAYS, "0", "null", Rule.ZERO);
            thesis.remove(HORIZON_DAYS);
        }
        return thesis;
    }

    private boolean isUnchanged(ObjectNode thesis, String statement) {
        String said = plain(statement);
        return UNCHANGED.contains(said.toLowerCase(java.util.Locale.ROOT).replaceAll("[.]$", ""))
                || text(thesis, THESIS_ID)
                        .flatMap(context::thesis)
                        .filter(open -> plain(open.statement()).equals(said))
                        .isPresent();
    }

    private static String plain(String text) {
        return BLANKS.matcher(text.strip()).replaceAll(" ");
    }

    private static Optional<String> text(JsonNode thesis, String name) {
        return Optional.ofNullable(thesis.get(name)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
