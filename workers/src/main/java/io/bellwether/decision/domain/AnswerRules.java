package io.bellwether.decision.domain;

import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides whether an answer is a decision. Nothing is corrected or guessed: one wrong number refuses the answer. The only
 * change is rounding: probabilities to 4 decimals, gain and loss to 6, weights down to 6.
 */
public final class AnswerRules {
    static final int PROBABILITY_SCALE = 4;
    static final int FRACTION_SCALE = 6;

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private AnswerRules() {}

    /** Everything wrong with what is there; what is absent was reported by the reader. */
    public static List<Problem> check(DraftAnswer draft, DeskContext context) {
        Findings findings = new Findings();
        findings.text("analysis", draft.analysis());
        findings.text("market_conditions", draft.marketConditions());
        findings.text("reasoning", draft.reasoning());
        findings.text("expected_outcome", draft.expectedOutcome());
        findings.text("risk_assessment", draft.riskAssessment());
        findings.whole("confidence", draft.confidence(), BigDecimal.ZERO, HUNDRED);
        new ThesisRules(context, findings).check(draft);
        if (draft.trades().size() > AnswerLimits.MAX_TRADES) {
            findings.add("trades", draft.trades().size() + " trades", "must be at most " + AnswerLimits.MAX_TRADES);
        }
        TradeRules rules = new TradeRules(context, findings);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < draft.trades().size(); i++) {
            DraftAnswer.Trade trade = draft.trades().get(i);
            rules.check("trades[" + i + "]", trade);
            if (trade.symbol().isPresent()) {
                once(draft, seen, i, trade, findings);
            }
        }
        new Purchases(context, findings).check(draft.trades());
        return findings.all();
    }

    private static void once(
            DraftAnswer draft, Map<String, Integer> seen, int i, DraftAnswer.Trade trade, Findings findings) {
        String symbol = trade.symbol().orElseThrow();
        Integer first = seen.putIfAbsent(symbol, i);
        if (first != null) {
            boolean same = draft.trades().get(first).action().equals(trade.action());
            String limit = same
                    ? "must appear once, also in trades[%d]"
                    : "must not get two different actions, also in trades[%d]";
            findings.add("trades[" + i + "].symbol", symbol, limit.formatted(first));
        }
    }

    /**
     * The decision that a flawless draft is.
     *
     * @param draft a draft without problems, nothing required absent
     */
    public static Decision toDecision(DraftAnswer draft, DeskContext context, String advisor) {
        List<ProposedTrade> trades = new ArrayList<>();
        for (DraftAnswer.Trade trade : draft.trades()) {
            trades.add(toTrade(trades.size() + 1, trade));
        }
        return new Decision(
                context.contextId(),
                context.key(),
                context.desk().asOf(),
                advisor,
                draft.analysis().orElseThrow(),
                draft.marketConditions().orElseThrow(),
                draft.reasoning().orElseThrow(),
                draft.expectedOutcome().orElseThrow(),
                draft.riskAssessment().orElseThrow(),
                draft.confidence().orElseThrow().intValueExact(),
                draft.theses().stream().map(AnswerRules::toReview).toList(),
                trades);
    }

    private static ThesisReview toReview(DraftAnswer.Thesis thesis) {
        return new ThesisReview(
                thesis.thesisId().orElseThrow(),
                ThesisReview.Verdict.valueOf(thesis.verdict().orElseThrow()),
                thesis.reasoning().orElseThrow(),
                thesis.statement(),
                thesis.horizonDays().map(BigDecimal::intValueExact));
    }

    private static ProposedTrade toTrade(int n, DraftAnswer.Trade trade) {
        return new ProposedTrade(
                n,
                Action.valueOf(trade.action().orElseThrow()),
                new Symbol(trade.symbol().orElseThrow()),
                trade.quantity().map(Quantity::new),
                trade.weight().map(weight -> weight.setScale(FRACTION_SCALE, RoundingMode.DOWN)),
                OrderType.valueOf(trade.orderType().orElseThrow()),
                trade.limitPrice().map(Price::new),
                trade.stopPrice().map(Price::new),
                trade.conviction().orElseThrow().intValueExact(),
                rounded(trade.winProbability().orElseThrow(), PROBABILITY_SCALE),
                rounded(trade.expectedGain().orElseThrow(), FRACTION_SCALE),
                rounded(trade.expectedLoss().orElseThrow(), FRACTION_SCALE),
                trade.horizonDays().orElseThrow().intValueExact(),
                trade.expectedOutcome().orElseThrow(),
                trade.reasoning().orElseThrow(),
                trade.risks().orElseThrow());
    }

    static BigDecimal rounded(BigDecimal value, int scale) {
        return value.setScale(scale, RoundingMode.HALF_UP);
    }
}
