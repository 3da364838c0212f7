package io.bellwether.decision.json;

import static io.bellwether.decision.json.AnswerJson.*;

import io.bellwether.decision.app.AnswerFormat;
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
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as JSON: exactly one object of the schema, nothing around it, no name twice. */
@Component
final class JsonAnswerFormat implements AnswerFormat {
    private static final Problem NO_OBJECT = new Problem("$", "something else", "must be a JSON object");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(AnswerLimits.MAX_DEPTH)
                            .maxDocumentLength(AnswerLimits.MAX_LENGTH)
                            .maxNumberLength(AnswerLimits.MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    @Override
    public CheckedAnswer read(String raw, DeskContext context, String advisor) {
        if (raw.length() > AnswerLimits.MAX_LENGTH) {
            return hopeless(new Problem(
                    "$", raw.length() + " characters", "must have at most " + AnswerLimits.MAX_LENGTH + " characters"));
        }
        if (Nesting.depth(raw) > AnswerLimits.MAX_DEPTH) {
            return hopeless(new Problem(
                    "$", "deeper", "must nest objects and lists at most " + AnswerLimits.MAX_DEPTH + " deep"));
        }
        try {
            JsonNode root = mapper.readTree(raw);
            return root.isObject() ? check(root, context, advisor) : refused(List.of(NO_OBJECT));
        } catch (JacksonException e) {
            return unreadable(e.getOriginalMessage());
        } catch (NumberFormatException e) {
            // Jackson lets this one through for an exponent that no number can have
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static CheckedAnswer unreadable(String why) {
        return refused(List.of(new Problem("$", why, "must be one JSON object and nothing else")));
    }

    private static CheckedAnswer check(JsonNode root, DeskContext context, String advisor) {
        DraftReader reader = new DraftReader();
        DraftAnswer draft = reader.read(root);
        List<Problem> problems = new ArrayList<>(reader.problems());
        problems.addAll(AnswerRules.check(draft, context));
        return problems.isEmpty()
                ? new CheckedAnswer.Valid(AnswerRules.toDecision(draft, context, advisor))
                : refused(problems);
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
        ObjectNode root = mapper.createObjectNode();
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
        return mapper.writeValueAsString(root);
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
