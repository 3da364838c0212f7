package io.bellwether.decision.json;

import static io.bellwether.decision.json.AnswerJson.SYMBOL;
import static io.bellwether.decision.json.AnswerJson.TRADES;

import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.Mapping.Rule;
import io.bellwether.decision.domain.Problem;
import io.bellwether.kernel.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out each HOLD that comes without the numbers of a trade, for they are nothing to invent and a HOLD orders nothing.
 * It must hold a symbol of the context, or be the only trade; whatever else is wrong with it or the answer still refuses.
 */
final class IncompleteHolds {
    private final ArrayNode trades;
    private final DeskContext context;
    private final ReadingNotes trail;

    IncompleteHolds(ObjectNode answer, DeskContext context, ReadingNotes trail) {
        this.trades = answer.get(TRADES) instanceof ArrayNode list ? list : answer.arrayNode();
        this.context = context;
        this.trail = trail;
    }

    /** Takes them out of the answer when nothing but their own gaps is wrong with it, and those gaps off the problems. */
    void leaveOut(List<Problem> problems) {
        if (trades.size() > AnswerLimits.MAX_TRADES) {
            return;
        }
        List<Integer> places = new ArrayList<>();
        List<Problem> others = new ArrayList<>(problems);
        for (int i = 0; i < trades.size(); i++) {
            String path = "trades[" + i + "].";
            boolean gaps = problems.stream().anyMatch(problem -> isGap(problem, path));
            if (gaps && TradeAdapter.isBareHold(trades.get(i)) && isOf(trades.get(i))) {
                places.add(i);
                others.removeIf(problem -> isGap(problem, path));
            }
        }
        problems.clear();
        problems.addAll(others);
        if (others.isEmpty()) {
            for (int i : places.reversed()) {
                String symbol = symbol(trades.get(i)).orElse("");
                trail.mapped("trades[" + i + "]", ("HOLD " + symbol).strip(), Problem.NOTHING, Rule.HOLD);
                trades.remove(i);
            }
        }
    }

    private static boolean isGap(Problem problem, String path) {
        return problem.path().startsWith(path)
                && problem.value().equals(Problem.NOTHING)
                && problem.limit().equals("must be there");
    }

    private boolean isOf(JsonNode trade) {
        return symbol(trade)
                .map(symbol -> Symbol.isValid(symbol)
                        && context.instrument(new Symbol(symbol)).isPresent())
                .orElse(trades.size() == 1
                        && (!trade.has(SYMBOL) || trade.get(SYMBOL).isNull()));
    }

    private static Optional<String> symbol(JsonNode trade) {
        return Optional.ofNullable(trade.get(SYMBOL)).filter(JsonNode::isString).map(JsonNode::stringValue);
    }
}
