package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.percent;
import static io.bellwether.decision.strategies.Words.plain;
import static io.bellwether.decision.strategies.Words.signed;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the panel's selection as a decision that a person can follow. */
final class Answering {
    /** States of an order, as the history tells them, in which it may still be filled. */
    private static final Set<String> MAY_TRADE = Set.of("CREATED", "SUBMITTED", "WORKING", "QUEUED", "CANCEL_PENDING");

    private static final int MOST_VOTERS = 5;

    private final DeskContext context;
    private final Selection selection;
    private final List<Opinion> opinions;

    Answering(DeskContext context, Selection selection, List<Opinion> opinions) {
        this.context = context;
        this.selection = selection;
        this.opinions = opinions;
    }

    Decision decision(String advisor) {
        List<ProposedTrade> trades = trades();
        int confidence = (int) Math.round(trades.stream()
                .filter(trade -> trade.action() != Action.HOLD)
                .mapToInt(ProposedTrade::conviction)
                .average()
                .orElse(50));
        return new Decision(
                context.contextId(),
                context.key(),
                context.desk().asOf(),
                advisor,
                analysis(),
                marketConditions(),
                reasoning(),
                expectedOutcome(trades),
                riskAssessment(),
                confidence,
                theses(trades),
                trades);
    }

    /** A thesis is closed with the sale of its position, or when nothing is held and none ordered; the others stand. */
    private List<ThesisReview> theses(List<ProposedTrade> trades) {
        return context.theses().stream().map(thesis -> review(thesis, trades)).toList();
    }

    private ThesisReview review(ThesisFacts thesis, List<ProposedTrade> trades) {
        Symbol symbol = thesis.symbol();
        Optional<Action> action = trades.stream()
                .filter(trade -> trade.symbol().equals(symbol))
                .map(ProposedTrade::action)
                .findFirst();
        boolean sold = action.equals(Optional.of(Action.SELL));
        boolean held = context.position(symbol).isPresent();
        boolean coming = action.equals(Optional.of(Action.BUY)) || ordered(symbol);
        boolean close = sold || (!held && !coming);
        String why = sold
                ? "The panel has turned against " + symbol + "."
                : close ? "Nothing of " + symbol + " is held any more." : "The panel sees no reason to change it.";
        return new ThesisReview(
                thesis.id(),
                close ? ThesisReview.Verdict.CLOSE : ThesisReview.Verdict.CONFIRM,
                why,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether a purchase of it may still trade, e.g. at the next open. */
    private boolean ordered(Symbol symbol) {
        return context.history().stream()
                .flatMap(decision -> decision.trades().stream())
                .anyMatch(trade -> trade.action() == Action.BUY
                        && trade.symbol().equals(symbol)
                        && trade.order().filter(MAY_TRADE::contains).isPresent());
    }

    private List<ProposedTrade> trades() {
        List<ProposedTrade> trades = new ArrayList<>();
        TradeWriter writer = new TradeWriter(context);
        selection.sells().forEach(exit -> trades.add(writer.sell(trades.size() + 1, exit)));
        selection.buys().forEach(opinion -> trades.add(writer.buy(trades.size() + 1, opinion)));
        for (Opinion opinion : selection.holds()) {
            if (trades.size() < AnswerLimits.MAX_TRADES) {
                trades.add(writer.hold(trades.size() + 1, opinion));
            }
        }
        return trades.subList(0, Math.min(trades.size(), AnswerLimits.MAX_TRADES));
    }

    private String voters() {
        return switch (opinions.isEmpty()
                ? MOST_VOTERS
                : opinions.getFirst().votes().size()) {
            case 1 -> "One strategy";
            case 2 -> "Two strategies";
            case 3 -> "Three strategies";
            case 4 -> "Four strategies";
            default -> "Five strategies";
        };
    }

    private String analysis() {
        long wanted = opinions.stream()
                .filter(opinion -> opinion.score() >= selection.buyMark())
                .count();
        String best = opinions.stream()
                .sorted(Opinion.BEST_FIRST)
                .limit(3)
                .map(opinion -> opinion.candidate().symbol() + " " + signed(opinion.score()))
                .collect(Collectors.joining(", "));
        return "%s scored %d of %d instruments; %d reach today's buy mark of %s.%s"
                .formatted(
                        voters(),
                        opinions.size(),
                        context.instruments().size(),
                        wanted,
                        signed(selection.buyMark()),
                        best.isEmpty() ? "" : " Best: " + best + ".");
    }

    private String marketConditions() {
        MarketFacts market = context.market();
        String benchmark = market.benchmark().isPresent() && market.price().isPresent()
                ? "%s at %s".formatted(market.benchmark().get(), market.price().get())
                        + market.return5()
                                .map(r -> ", " + percent(r.doubleValue(), true) + " in 5 sessions")
                                .orElse("")
                        + market.return20()
                                .map(r -> ", " + percent(r.doubleValue(), true) + " in 20")
                                .orElse("")
                        + market.volatility20()
                                .map(v -> ", volatility " + percent(v.doubleValue(), false) + " a year")
                                .orElse("")
                        + ". "
                : "No benchmark price. ";
        return benchmark + "Regime: " + plain(market.regime()) + "."
                + market.aboveSma50()
                        .map(share -> " " + percent(share.doubleValue(), false)
                                + " of the instruments are above their 50-day average.")
                        .orElse("");
    }

    private String reasoning() {
        return "%d to buy, %d to sell, %d to hold. Bought is what scores at least %s with a fresh price, enough turnover and cash above the reserve; sold is what the panel has turned against."
                .formatted(
                        selection.buys().size(),
                        selection.sells().size(),
                        selection.holds().size(),
                        signed(selection.buyMark()));
    }

    private static String expectedOutcome(List<ProposedTrade> trades) {
        long buys = trades.stream().filter(t -> t.action() == Action.BUY).count();
        return buys == 0
                ? "No new risk today; open positions run on with their stops."
                : "Each purchase risks at most 1 % of equity at its stop for 1.5 times as much; a little more than half of them should work.";
    }

    private String riskAssessment() {
        return "Equity is %s below its peak; %d positions are open, %s of equity is cash."
                .formatted(
                        percent(Math.abs(context.portfolio().drawdown().doubleValue()), false),
                        context.portfolio().positions().size(),
                        percent(
                                context.portfolio().cash().amount().doubleValue()
                                        / Math.max(
                                                1,
                                                context.portfolio()
                                                        .equity()
                                                        .amount()
                                                        .doubleValue()),
                                false));
    }
}
