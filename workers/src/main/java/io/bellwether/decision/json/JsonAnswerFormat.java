package io.bellwether.decision.json;

import static io.bellwether.decision.json.AnswerJson.*;

import io.bellwether.decision.app.answer.AnswerFormat;
import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.AnswerRules;
import io.bellwether.decision.domain.CheckedAnswer;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DraftAnswer;
import io.bellwether.decision.domain.Problem;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as JSON. Strict first: exactly one object of the schema, nothing around it, no name twice. Only what fails that
 * is put before the adapter, which rewrites it where it can mean one thing, and is then held to the same rules.
 */
@Component
final class JsonAnswerFormat implements AnswerFormat {
    private static final Problem NO_OBJECT = new Problem("$", "something else", "must be a JSON object");

    @Override
    public CheckedAnswer read(String raw, DeskContext context, String advisor) {
        if (raw.length() > AnswerLimits.MAX_LENGTH) {
            return hopeless(new Problem(
                    "$", raw.length() + " characters", "must have at most " + AnswerLimits.MAX_LENGTH + " characters"));
        }
        if (Nesting.depth(raw, Wrapping.behindThoughts(raw)) > AnswerLimits.MAX_DEPTH) {
            return hopeless(new Problem(
                    "$", "deeper", "must nest objects and lists at most " + AnswerLimits.MAX_DEPTH + " deep"));
        }
        StrictJson.Parsed parsed = StrictJson.parse(raw);
        CheckedAnswer strict = parsed.node()
                .map(root -> root.isObject() ? check(root, context, advisor) : refused(List.of(NO_OBJECT)))
                .orElseGet(() -> refused(List.of(unreadable(parsed.why()))));
        return strict instanceof CheckedAnswer.Invalid refusal
                ? adapted(raw, parsed, refusal, context, advisor)
                : strict;
    }

    /** Reads what models write instead of the schema; the strict refusal stands when that finds nothing to read. */
    private static CheckedAnswer adapted(
            String raw, StrictJson.Parsed parsed, CheckedAnswer.Invalid strict, DeskContext context, String advisor) {
        ReadingNotes trail = new ReadingNotes();
        Optional<ObjectNode> answer = parsed.node()
                .or(() -> AnswerText.value(raw, context, trail))
                .flatMap(root -> new AnswerAdapter(context, trail).adapt(root));
        if (trail.isEmpty()) {
            return strict;
        }
        if (answer.isEmpty()) {
            return trail.problems().isEmpty() ? strict : refused(trail.problems());
        }
        List<Problem> problems = new ArrayList<>(trail.problems());
        problems.addAll(problems(answer.get(), context));
        removeEchoes(problems);
        new IncompleteHolds(answer.get(), context, trail).leaveOut(problems);
        return problems.isEmpty()
                ? new CheckedAnswer.Valid(decision(answer.get(), context, advisor), trail.mappings())
                : refused(problems);
    }

    private static Problem unreadable(String why) {
        return new Problem("$", why, "must be one JSON object and nothing else");
    }

    private static CheckedAnswer check(JsonNode root, DeskContext context, String advisor) {
        Optional<Problem> tooMany = tooMany(root);
        if (tooMany.isPresent()) {
            return refused(List.of(tooMany.get()));
        }
        DraftReader reader = new DraftReader();
        DraftAnswer draft = reader.read(root);
        List<Problem> problems = problems(reader, draft, context);
        return problems.isEmpty()
                ? new CheckedAnswer.Valid(AnswerRules.toDecision(draft, context, advisor))
                : refused(problems);
    }

    private static List<Problem> problems(JsonNode root, DeskContext context) {
        Optional<Problem> tooMany = tooMany(root);
        if (tooMany.isPresent()) {
            return List.of(tooMany.get());
        }
        DraftReader reader = new DraftReader();
        return problems(reader, reader.read(root), context);
    }

    private static Optional<Problem> tooMany(JsonNode root) {
        for (String list : List.of(THESES, TRADES)) {
            int entries = root.path(list).isArray() ? root.get(list).size() : 0;
            if (entries > AnswerLimits.MAX_ENTRIES) {
                return Optional.of(new Problem(
                        list, entries + " entries", "must have at most " + AnswerLimits.MAX_ENTRIES + " entries"));
            }
        }
        return Optional.empty();
    }

    private static List<Problem> problems(DraftReader reader, DraftAnswer draft, DeskContext context) {
        List<Problem> problems = new ArrayList<>(reader.problems());
        problems.addAll(AnswerRules.check(draft, context));
        removeEchoes(problems);
        return problems;
    }

    /** What could not be read counts as absent from there on: to say that as well would contradict itself. */
    private static void removeEchoes(List<Problem> problems) {
        Set<String> unreadable = problems.stream()
                .filter(problem -> !problem.value().equals(Problem.NOTHING))
                .map(Problem::path)
                .collect(Collectors.toSet());
        problems.removeIf(problem -> problem.value().equals(Problem.NOTHING) && unreadable.contains(problem.path()));
    }

    private static Decision decision(JsonNode root, DeskContext context, String advisor) {
        return AnswerRules.toDecision(new DraftReader().read(root), context, advisor);
    }

    private static CheckedAnswer refused(List<Problem> problems) {
        int most = Math.min(problems.size(), AnswerLimits.MAX_PROBLEMS);
        return new CheckedAnswer.Invalid(problems.subList(0, most), true);
    }

    /** Runaway or hostile: asking again would cost as much and help as little. */
    private static CheckedAnswer hopeless(Problem problem) {
        return new CheckedAnswer.Invalid(List.of(problem), false);
    }

    @Override
    public String write(Decision decision) {
        ObjectNode root = StrictJson.MAPPER.createObjectNode();
        root.put(ANALYSIS, decision.analysis());
        root.put(MARKET_CONDITIONS, decision.marketConditions());
        root.put(REASONING, decision.reasoning());
        root.put(EXPECTED_OUTCOME, decision.expectedOutcome());
        root.put(RISK_ASSESSMENT, decision.riskAssessment());
        root.put(CONFIDENCE, decision.confidence());
        ArrayNode theses = root.putArray(THESES);
        decision.theses().forEach(thesis -> write(theses.addObject(), thesis));
        ArrayNode trades = root.putArray(TRADES);
        decision.trades().forEach(trade -> write(trades.addObject(), trade));
        return StrictJson.MAPPER.writeValueAsString(root);
    }

    private static void write(ObjectNode node, ThesisReview thesis) {
        node.put(THESIS_ID, thesis.thesisId());
        node.put(VERDICT, thesis.verdict().name());
        node.put(REASONING, thesis.reasoning());
        thesis.statement().ifPresent(text -> node.put(STATEMENT, text));
        thesis.horizonDays().ifPresent(days -> node.put(HORIZON_DAYS, days));
    }

    private static void write(ObjectNode node, ProposedTrade trade) {
        node.put(ACTION, trade.action().name());
        node.put(SYMBOL, trade.symbol().value());
        trade.quantity().ifPresent(quantity -> node.put(QUANTITY, quantity.value()));
        trade.weight().ifPresent(weight -> node.put(WEIGHT, weight));
        node.put(ORDER_TYPE, trade.orderType().name());
        trade.limitPrice().ifPresent(price -> node.put(LIMIT_PRICE, price.value()));
        trade.stopPrice().ifPresent(price -> node.put(STOP_PRICE, price.value()));
        node.put(CONVICTION, trade.conviction());
        node.put(WIN_PROBABILITY, trade.winProbability());
        node.put(EXPECTED_GAIN, trade.expectedGain());
        node.put(EXPECTED_LOSS, trade.expectedLoss());
        node.put(HORIZON_DAYS, trade.horizonDays());
        node.put(EXPECTED_OUTCOME, trade.expectedOutcome());
        node.put(REASONING, trade.reasoning());
        node.put(RISKS, trade.risks());
    }
}
