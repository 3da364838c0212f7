package io.bellwether.decision.prompt;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.BindingFacts.LossRoom;
import io.bellwether.decision.domain.BindingFacts.Refusal;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rules bind the desk to now, in words and tables: said by the rules, only written here. */
final class BindingSections {
    /** A list of more symbols than this part of all is told by its exceptions. */
    private static final double MOST = 0.6;

    private static final int WORDS = 240;

    /** The only refusal that quotes a source from outside. */
    private static final String HALTED = "The exchange has stopped trading";

    private static final Map<String, String> BOUNDS = Map.of(
            "MAX_POSITION", "position",
            "TRADE_RISK", "risk",
            "CLUSTER", "cluster",
            "DAILY_NOTIONAL", "day");

    private final DeskContext context;
    private final BindingFacts binding;

    BindingSections(DeskContext context, BindingFacts binding) {
        this.context = context;
        this.binding = binding;
    }

    Section now() {
        PortfolioFacts portfolio = context.portfolio();
        BindingFacts.Room room = binding.room();
        return Section.text(
                "binding",
                "## What binds you now\n"
                        + SecondFacts.joined(Stream.concat(
                                Stream.of(
                                        "Cash %s USD, of it for purchases now %s USD (%s). Equity %s USD."
                                                .formatted(
                                                        portfolio.cash(),
                                                        room.spendable().max(Money.ZERO),
                                                        "the reserve and open purchases are taken off",
                                                        portfolio.equity()),
                                        "Largest position %s USD; a purchase may lose at most %s USD at its stop."
                                                .formatted(room.largestPosition(), room.riskPerTrade()),
                                        "%d symbols are held or on open purchases, %s."
                                                .formatted(
                                                        room.symbols(),
                                                        room.newSymbols() == 0
                                                                ? "NO NEW ONE may be bought"
                                                                : room.newSymbols() + " more may be bought"),
                                        "Bought today %s USD, %s USD more may be."
                                                .formatted(room.boughtToday(), room.stillToday()),
                                        stage(portfolio, room)),
                                binding.lossRooms().stream().map(BindingSections::loss)))
                        + "\n");
    }

    private static String loss(LossRoom loss) {
        if (loss.start().isEmpty()) {
            return "No close of before this %s: its loss limit does not bind yet.".formatted(loss.period());
        }
        return "Loss of the %s: %s since its start at %s USD; %s."
                .formatted(
                        loss.period(),
                        loss.change().map(Digits::percent).orElse("unknown"),
                        loss.start().get(),
                        loss.spent()
                                ? "the limit is reached, NOTHING IS BOUGHT"
                                : "%s USD more and nothing is bought"
                                        .formatted(loss.left().orElse(Money.ZERO)));
    }

    private String stage(PortfolioFacts portfolio, BindingFacts.Room room) {
        String words = switch (binding.stage()) {
            case "FREE" -> "nothing is held back";
            case "REDUCE" ->
                "purchases are cut to %s of their size".formatted(percent(LimitKey.DRAWDOWN_REDUCE_FACTOR));
            case "STOP_BUYING" -> "NOTHING IS BOUGHT";
            default -> "NOTHING IS BOUGHT and the desk is about to be halted";
        };
        return "Drawdown %s from the highest equity of %s USD, stage %s: %s."
                .formatted(Digits.percent(portfolio.drawdown()), portfolio.peakEquity(), binding.stage(), words);
    }

    private String percent(LimitKey key) {
        return Digits.percent(binding.limit(key));
    }

    Section openOrders() {
        return Section.table(
                "open-orders",
                "Open orders (of these symbols no other order is accepted)",
                List.of("symbol", "side", "quantity", "price"),
                binding.openOrders().stream()
                        .map(o -> Row.of(o.symbol(), o.side(), o.quantity(), o.price()))
                        .toList());
    }

    Section refusals() {
        return Section.table(
                "refusals",
                "What the rules refuse now, whatever you say of it",
                List.of("action", "rule", "why", "numbers", "symbols"),
                binding.refusals().stream()
                        .filter(refusal -> !refusal.detail().startsWith(HALTED))
                        .map(refusal -> Row.of(
                                refusal.action(),
                                refusal.rule(),
                                ForeignText.of(refusal.detail(), WORDS),
                                numbers(refusal),
                                who(refusal)))
                        .toList());
    }

    Section halts() {
        return Section.fenced(
                "halts",
                "Halted by their exchange: nothing of these is bought (reasons as the data set gives them)",
                List.of("symbols", "why", "changed"),
                binding.refusals().stream()
                        .filter(refusal -> refusal.detail().startsWith(HALTED))
                        .map(refusal -> {
                            ForeignText why = ForeignText.of(refusal.detail(), WORDS);
                            return Row.of(who(refusal), why, why.note());
                        })
                        .toList());
    }

    private static String numbers(Refusal refusal) {
        return refusal.numbers().entrySet().stream()
                .map(number ->
                        number.getKey() + " " + Digits.four(number.getValue()).toPlainString())
                .collect(Collectors.joining(", "));
    }

    private String who(Refusal refusal) {
        if (refusal.action() != Action.BUY) {
            return joined(refusal.symbols());
        }
        List<Symbol> all = context.instruments().stream()
                .map(DeskContext.InstrumentFacts::symbol)
                .toList();
        List<Symbol> others = all.stream()
                .filter(symbol -> !refusal.symbols().contains(symbol))
                .toList();
        if (others.isEmpty()) {
            return "ALL";
        }
        return refusal.symbols().size() > all.size() * MOST ? "all but " + joined(others) : joined(refusal.symbols());
    }

    private static String joined(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::value).collect(Collectors.joining(" "));
    }

    Section clusters() {
        return Section.table(
                "clusters",
                "What you hold or have on order and moves together, by correlation or sector (more_usd: purchases of it"
                        + " that the limit of %s leaves)".formatted(percent(LimitKey.MAX_CLUSTER)),
                List.of("symbols", "value", "more_usd"),
                binding.clusters().stream()
                        .map(c -> Row.of(joined(c.symbols()), c.value(), c.left()))
                        .toList());
    }

    Section reports() {
        return Section.table(
                "reports",
                "Companies that report within 20 sessions",
                List.of("symbol", "reports_on", "sessions_until"),
                binding.reports().stream()
                        .map(r -> Row.of(r.symbol(), r.date(), r.sessions()))
                        .toList());
    }

    /** A limit's name as the rules of the desk use it. */
    static String setBy(String bound) {
        return BOUNDS.getOrDefault(bound, bound.toLowerCase(Locale.ROOT));
    }
}
