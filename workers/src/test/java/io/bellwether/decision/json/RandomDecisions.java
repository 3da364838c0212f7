package io.bellwether.decision.json;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.Decision;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.decision.domain.ThesisReview;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Decisions that break no rule of the context. */
final class RandomDecisions {
    private final Random random;
    private final DeskContext context = CorpusContexts.WIDE;

    RandomDecisions(Random random) {
        this.random = random;
    }

    Decision next() {
        List<ProposedTrade> trades = new ArrayList<>();
        for (InstrumentFacts instrument : context.instruments()) {
            if (instrument.price().isPresent() && random.nextBoolean()) {
                trades.add(trade(trades.size() + 1, instrument));
            }
        }
        return new Decision(
                context.contextId(),
                context.desk().id(),
                context.desk().tradingDate(),
                context.desk().session(),
                context.desk().asOf(),
                "model",
                text(),
                text(),
                text(),
                text(),
                text(),
                random.nextInt(101),
                context.theses().stream()
                        .map(thesis -> new ThesisReview(
                                thesis.id(), ThesisReview.Verdict.CONFIRM, text(), Optional.empty(), Optional.empty()))
                        .toList(),
                trades);
    }

    private ProposedTrade trade(int n, InstrumentFacts instrument) {
        Price price = instrument.price().orElseThrow();
        boolean held = context.position(instrument.symbol()).isPresent();
        Action action = held && random.nextBoolean() ? Action.SELL : random.nextInt(4) == 0 ? Action.HOLD : Action.BUY;
        boolean limit = action != Action.HOLD && random.nextBoolean();
        boolean byWeight = action == Action.BUY && random.nextBoolean();
        boolean sized = action == Action.SELL || (action == Action.BUY && !byWeight);
        return new ProposedTrade(
                n,
                action,
                instrument.symbol(),
                sized ? Optional.of(Quantity.of(1 + random.nextInt(10))) : Optional.empty(),
                byWeight ? Optional.of(decimal(1, 50, 3).setScale(6)) : Optional.empty(),
                limit ? OrderType.LIMIT : OrderType.MARKET,
                limit ? Optional.of(factor(price, 950 + random.nextInt(100))) : Optional.empty(),
                action == Action.BUY ? Optional.of(factor(price, 800 + random.nextInt(140))) : Optional.empty(),
                random.nextInt(101),
                decimal(1, 9999, 4),
                decimal(1, 1_000_000, 6),
                decimal(1, 1_000_000, 6),
                1 + random.nextInt(252),
                text(),
                text(),
                text());
    }

    private static Price factor(Price price, int thousandths) {
        BigDecimal value = price.value().multiply(BigDecimal.valueOf(thousandths, 3));
        return Price.rounded(value, value.compareTo(BigDecimal.ONE) < 0 ? 4 : 2);
    }

    private BigDecimal decimal(int low, int high, int scale) {
        return BigDecimal.valueOf(low + random.nextInt(high - low + 1), scale);
    }

    /** Words with all that JSON has to escape. */
    private String text() {
        List<String> words = List.of("up", "{", "}", "\"", "\\", "\n", "é", "漢", "🚀", "[]", ":", "%", "```");
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(words.get(random.nextInt(words.size())));
        }
        return text.toString();
    }
}
