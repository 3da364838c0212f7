package io.bellwether.risk.domain.gate;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Side;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.Numbers;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RiskRule;
import io.bellwether.risk.domain.RuleName;
import io.bellwether.risk.domain.RuleVerdict;
import io.bellwether.risk.domain.rules.Rules;
import io.bellwether.risk.domain.sizing.ProtectiveStop;
import io.bellwether.risk.domain.sizing.Sizer;
import io.bellwether.risk.domain.sizing.Sizing;
import io.bellwether.risk.domain.sizing.TradeEdge;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts every proposal before every rule and sizes those that pass. A pure function: the same input gives the same
 * result. Scarce cash goes to the higher expected value first, then by symbol; proceeds of sells are not spent before
 * they are booked.
 */
public final class RiskGate {
    private RiskGate() {}

    /** Never throws for a bad proposal: it is refused, with every reason. */
    public static GateResult run(RiskInputs input) {
        GateContext context = GateContext.of(input);
        List<ProposedTrade> proposals = input.proposals();
        @Nullable ProposalResult[] results = new ProposalResult[proposals.size()];
        for (Ranked ranked : inOrderOfWorth(proposals, context)) {
            ProposalResult result = judge(ranked.trade(), context);
            results[ranked.place()] = result;
            context = after(result, context);
        }
        List<ProposalResult> inDecisionsOrder = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            ProposalResult result = results[i];
            inDecisionsOrder.add(
                    result == null
                            ? new ProposalResult(proposals.get(i), List.of(), Optional.empty(), Optional.empty())
                            : result);
        }
        return new GateResult(inDecisionsOrder);
    }

    /** A trade with its place in the decision and what it is worth. */
    private record Ranked(ProposedTrade trade, int place, BigDecimal worth) {}

    private static List<Ranked> inOrderOfWorth(List<ProposedTrade> proposals, GateContext context) {
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < proposals.size(); i++) {
            ProposedTrade trade = proposals.get(i);
            if (trade.action() != Action.HOLD) {
                ranked.add(new Ranked(trade, i, expectedValue(trade, context)));
            }
        }
        ranked.sort(Comparator.comparing(Ranked::worth)
                .reversed()
                .thenComparing(one -> one.trade().symbol())
                .thenComparing(one -> one.trade().n()));
        return ranked;
    }

    /** Without a forecast the plan's own order counts: the weight that is farthest off comes first. */
    private static BigDecimal expectedValue(ProposedTrade trade, GateContext context) {
        if (!context.hasForecast()) {
            return BigDecimal.valueOf(-trade.n());
        }
        return context.entry(trade)
                .map(entry -> TradeEdge.of(trade, entry, ProtectiveStop.of(trade, context), context)
                        .expectedValue(context.costs().roundTrip(entry)))
                .orElse(BigDecimal.ONE.negate());
    }

    private static ProposalResult judge(ProposedTrade trade, GateContext context) {
        List<RuleVerdict> verdicts = new ArrayList<>();
        for (RiskRule rule : Rules.ALL) {
            if (rule.appliesTo(trade.action())) {
                verdicts.add(SegmentNote.on(rule.check(trade, context), trade.symbol(), context));
            }
        }
        if (!verdicts.stream().allMatch(RuleVerdict::passed)) {
            return new ProposalResult(trade, verdicts, Optional.empty(), Optional.empty());
        }
        Price entry = context.entry(trade).orElseThrow();
        Optional<Price> stop = trade.action() == Action.BUY ? ProtectiveStop.of(trade, context) : Optional.empty();
        Sizing sizing = stop.map(price -> Sizer.buy(trade, entry, price, context))
                .orElseGet(() -> Sizer.sell(trade, entry, context));
        verdicts.add(SegmentNote.on(verdict(sizing), sizing.binding(), trade.symbol(), context));
        Optional<OrderIntent> intent = sizing.quantity().isPositive()
                ? Optional.of(intent(trade, entry, stop, sizing, reason(trade, sizing, context)))
                : Optional.empty();
        return new ProposalResult(trade, verdicts, Optional.of(sizing), intent);
    }

    private static RuleVerdict verdict(Sizing sizing) {
        Numbers numbers = Numbers.of("shares", sizing.quantity());
        sizing.bounds().forEach((bound, shares) -> numbers.and(bound.name(), shares));
        boolean passed = sizing.quantity().isPositive();
        String by = sizing.binding().text();
        return numbers.verdict(
                RuleName.SIZING,
                passed,
                passed ? "The size is set by %s.".formatted(by) : "Nothing is left to trade after %s.".formatted(by));
    }

    private static String reason(ProposedTrade trade, Sizing sizing, GateContext context) {
        String verb = trade.action() == Action.BUY ? "Buy" : "Sell";
        return context.hasForecast()
                ? "%s with conviction %d and win probability %s; size set by %s"
                        .formatted(
                                verb,
                                trade.conviction(),
                                trade.winProbability().toPlainString(),
                                sizing.binding().text())
                : "%s towards a target weight; size set by %s"
                        .formatted(verb, sizing.binding().text());
    }

    private static OrderIntent intent(
            ProposedTrade trade, Price entry, Optional<Price> stop, Sizing sizing, String reason) {
        boolean buy = trade.action() == Action.BUY;
        return new OrderIntent(
                trade.symbol(),
                buy ? Side.BUY : Side.SELL,
                trade.orderType(),
                sizing.quantity(),
                trade.orderType() == OrderType.LIMIT ? trade.limitPrice() : Optional.empty(),
                trade.orderType() == OrderType.STOP ? trade.stopPrice() : Optional.empty(),
                stop,
                entry,
                sizing,
                reason);
    }

    private static GateContext after(ProposalResult result, GateContext context) {
        return result.intent()
                .filter(intent -> intent.side() == Side.BUY)
                .map(intent -> {
                    BigDecimal worst = context.costs().worstBuyPrice(intent.type(), intent.referencePrice());
                    return context.afterBuying(
                            intent.symbol(),
                            context.costs().toBuy(intent.quantity(), worst),
                            worst.multiply(intent.quantity().value()));
                })
                .orElse(context);
    }
}
