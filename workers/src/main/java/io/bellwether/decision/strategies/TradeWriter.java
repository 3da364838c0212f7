package io.bellwether.decision.strategies;

import static io.bellwether.decision.strategies.Words.amount;
import static io.bellwether.decision.strategies.Words.number;
import static io.bellwether.decision.strategies.Words.percent;
import static io.bellwether.decision.strategies.Words.signed;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import java.util.Optional;

/** Writes one opinion as a proposed trade with its reasons and risks. */
final class TradeWriter {
    /** An exit frees capital and closes risk, so it starts from a conviction that any gate lets pass. */
    private static final int EXIT_CONVICTION = 60;

    private static final int EXIT_SPAN = 40;

    private final DeskContext context;

    TradeWriter(DeskContext context) {
        this.context = context;
    }

    ProposedTrade buy(int n, Opinion opinion) {
        Candidate c = opinion.candidate();
        TradePlan plan = plan(opinion);
        double value = context.portfolio().equity().amount().doubleValue()
                * plan.weight().doubleValue();
        Optional<Price> limit = TradePlan.limit(c, value);
        String expected = "From %s towards %s within %d sessions; given up at the stop of %s."
                .formatted(
                        c.quote(),
                        amount(c.last() * (1 + plan.expectedGain().doubleValue())),
                        plan.horizonDays(),
                        plan.stop());
        String thin = limit.isEmpty()
                ? ""
                : " Thin trading (%s USD a day): a limit keeps the price, the order may stay unfilled."
                        .formatted(number(c.turnover(), 0));
        String risks = "A stop-out costs %s of the position.%s%s"
                .formatted(
                        percent(plan.expectedLoss().doubleValue(), false),
                        thin,
                        sentence(" Against it: ", opinion.bearish()));
        return new ProposedTrade(
                n,
                Action.BUY,
                c.symbol(),
                Optional.empty(),
                Optional.of(plan.weight()),
                limit.isPresent() ? OrderType.LIMIT : OrderType.MARKET,
                limit,
                Optional.of(plan.stop()),
                plan.conviction(),
                plan.winProbability(),
                plan.expectedGain(),
                plan.expectedLoss(),
                plan.horizonDays(),
                expected,
                "Panel score " + signed(opinion.score()) + sentence(": ", opinion.bullish()),
                risks);
    }

    ProposedTrade sell(int n, Selection.Exit exit) {
        Opinion opinion = exit.opinion();
        PositionFacts position = exit.position();
        String expected = "Closes the position at about %s with %s (%s USD) after %d sessions."
                .formatted(
                        opinion.candidate().quote(),
                        percent(position.pnlFraction().doubleValue(), true),
                        position.pnl(),
                        position.daysHeld());
        String why = exit.outOfTime()
                ? "Held for %d sessions and the panel has lost interest, score ".formatted(position.daysHeld())
                : "The panel has turned against it, score ";
        return atMarket(
                n,
                Action.SELL,
                opinion,
                EXIT_CONVICTION + (int) Math.round(EXIT_SPAN * Math.abs(opinion.score())),
                expected,
                why + signed(opinion.score()) + sentence(": ", opinion.bearish()),
                "The price may recover after the sale." + sentence(" For keeping it: ", opinion.bullish()));
    }

    ProposedTrade hold(int n, Opinion opinion) {
        String against = sentence("Against it: ", opinion.bearish());
        return atMarket(
                n,
                Action.HOLD,
                opinion,
                plan(opinion).conviction(),
                "The position stays as it is; its stop protects it.",
                "Panel score " + signed(opinion.score()) + ", above the exit mark" + sentence(": ", opinion.bullish()),
                opinion.bearish().isEmpty() ? "Only the market's." : against);
    }

    private ProposedTrade atMarket(
            int n, Action action, Opinion opinion, int conviction, String expected, String reasoning, String risks) {
        TradePlan plan = plan(opinion);
        return new ProposedTrade(
                n,
                action,
                opinion.candidate().symbol(),
                Optional.empty(),
                Optional.empty(),
                OrderType.MARKET,
                Optional.empty(),
                Optional.empty(),
                conviction,
                plan.winProbability(),
                plan.expectedGain(),
                plan.expectedLoss(),
                plan.horizonDays(),
                expected,
                reasoning,
                risks);
    }

    private TradePlan plan(Opinion opinion) {
        return TradePlan.of(opinion, context.desk().rules());
    }

    /** The words after their introduction and a full stop; just the stop of the sentence before when there are none. */
    private static String sentence(String introduction, String words) {
        if (words.isEmpty()) {
            return introduction.startsWith(":") ? "." : "";
        }
        return introduction + words + ".";
    }
}
