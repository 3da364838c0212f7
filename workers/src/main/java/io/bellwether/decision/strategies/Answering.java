package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.amount;
import static io.bellwether.decision.strategies.Words.number;
import static io.bellwether.decision.strategies.Words.percent;
import static io.bellwether.decision.strategies.Words.plain;
import static io.bellwether.decision.strategies.Words.signed;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.AnswerLimits;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the panel's selection as a decision that a person can follow. */
final class Answering {
    /** An exit frees capital and closes risk, so it starts from a conviction that any gate lets pass. */
    private static final int EXIT_CONVICTION = 60;

    private static final int EXIT_SPAN = 40;

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
                context.desk().id(),
                context.desk().tradingDate(),
                context.desk().session(),
                context.desk().asOf(),
                advisor,
                analysis(),
                marketConditions(),
                reasoning(),
                expectedOutcome(trades),
                riskAssessment(),
                confidence,
                trades);
    }

    private List<ProposedTrade> trades() {
        List<ProposedTrade> trades = new ArrayList<>();
        selection.sells().forEach(exit -> trades.add(sell(trades.size() + 1, exit)));
        selection.buys().forEach(opinion -> trades.add(buy(trades.size() + 1, opinion)));
        for (Opinion opinion : selection.holds()) {
            if (trades.size() < AnswerLimits.MAX_TRADES) {
                trades.add(hold(trades.size() + 1, opinion));
            }
        }
        return trades.subList(0, Math.min(trades.size(), AnswerLimits.MAX_TRADES));
    }

    private ProposedTrade buy(int n, Opinion opinion) {
        Candidate c = opinion.candidate();
        TradePlan plan = TradePlan.of(opinion, context.desk().rules());
        double value = context.portfolio().equity().amount().doubleValue()
                * plan.weight().doubleValue();
        Optional<Price> limit = TradePlan.limit(c, value);
        String expected = "From %s towards %s within %d sessions; given up at the stop of %s."
                .formatted(
                        c.quote(),
                        amount(c.last() * (1 + plan.expectedGain().doubleValue())),
                        plan.horizonDays(),
                        plan.stop());
        String risks = "A stop-out costs %s of the position.%s%s"
                .formatted(
                        percent(plan.expectedLoss().doubleValue(), false),
                        limit.isPresent()
                                ? " Thin trading (%s USD a day): a limit keeps the price, the order may stay unfilled."
                                        .formatted(number(c.turnover(), 0))
                                : "",
                        opinion.against().isEmpty() ? "" : " Against it: " + opinion.against() + ".");
        return trade(n, Action.BUY, opinion, plan, plan.conviction(), Optional.of(plan.weight()), limit)
                .with(Optional.of(plan.stop()), expected, inFavour("Panel score %s", opinion), risks);
    }

    private ProposedTrade sell(int n, Selection.Exit exit) {
        Opinion opinion = exit.opinion();
        TradePlan plan = TradePlan.of(opinion, context.desk().rules());
        int conviction = EXIT_CONVICTION + (int) Math.round(EXIT_SPAN * Math.abs(opinion.score()));
        String expected = "Closes the position at about %s with %s (%s USD) after %d sessions."
                .formatted(
                        opinion.candidate().quote(),
                        percent(exit.position().pnlFraction().doubleValue(), true),
                        exit.position().pnl(),
                        exit.position().daysHeld());
        String why = exit.outOfTime()
                ? "Held for %d sessions and the panel has lost interest, score %s"
                        .formatted(exit.position().daysHeld(), signed(opinion.score()))
                : "The panel has turned against it, score " + signed(opinion.score());
        String risks = "The price may recover after the sale."
                + (opinion.against().isEmpty() ? "" : " For keeping it: " + opinion.against() + ".");
        return trade(n, Action.SELL, opinion, plan, conviction, Optional.empty(), Optional.empty())
                .with(Optional.empty(), expected, reasons(why, opinion), risks);
    }

    private ProposedTrade hold(int n, Opinion opinion) {
        TradePlan plan = TradePlan.of(opinion, context.desk().rules());
        return trade(n, Action.HOLD, opinion, plan, plan.conviction(), Optional.empty(), Optional.empty())
                .with(
                        Optional.empty(),
                        "The position stays as it is; its stop protects it.",
                        inFavour("Panel score %s, above the exit mark", opinion),
                        opinion.against().isEmpty() ? "Only the market's." : "Against it: " + opinion.against() + ".");
    }

    private static String inFavour(String start, Opinion opinion) {
        return reasons(start.formatted(signed(opinion.score())), opinion);
    }

    private static String reasons(String start, Opinion opinion) {
        return opinion.inFavour().isEmpty() ? start + "." : start + ": " + opinion.inFavour() + ".";
    }

    private static Draft trade(
            int n,
            Action action,
            Opinion opinion,
            TradePlan plan,
            int conviction,
            Optional<BigDecimal> weight,
            Optional<Price> limit) {
        return (stop, expected, reasoning, risks) -> new ProposedTrade(
                n,
                action,
                opinion.candidate().symbol(),
                Optional.empty(),
                weight,
                limit.isPresent() ? OrderType.LIMIT : OrderType.MARKET,
                limit,
                stop,
                conviction,
                plan.winProbability(),
                plan.expectedGain(),
                plan.expectedLoss(),
                plan.horizonDays(),
                expected,
                reasoning,
                risks);
    }

    /** A trade whose words are still missing. */
    private interface Draft {
        ProposedTrade with(Optional<Price> stop, String expected, String reasoning, String risks);
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
        return "Five strategies scored %d of %d instruments; %d reach today's buy mark of %s.%s"
                .formatted(
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
                : "Each purchase risks 1 % of equity at its stop for 1.5 times as much; a little more than half of them should work.";
    }

    private String riskAssessment() {
        return "Equity is %s from its peak; %d positions are open, %s of equity is cash."
                .formatted(
                        percent(context.portfolio().drawdown().doubleValue(), false),
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
