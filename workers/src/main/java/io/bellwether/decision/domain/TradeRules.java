package io.bellwether.decision.domain;

import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Optional;

/** What one proposed trade must fulfil by itself and against the context it answers. */
final class TradeRules {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final BigDecimal SMALLEST_WEIGHT = new BigDecimal("0.001");
    private static final int DECIMALS = 2;
    private static final int DECIMALS_BELOW_A_DOLLAR = 4;

    private final DeskContext context;
    private final Findings findings;

    TradeRules(DeskContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void check(String path, DraftAnswer.Trade trade) {
        numbers(path, trade);
        findings.text(path + ".expected_outcome", trade.expectedOutcome());
        findings.text(path + ".reasoning", trade.reasoning());
        findings.text(path + ".risks", trade.risks());
        Optional<Action> action = findings.constant(path + ".action", trade.action(), Action.values());
        Optional<OrderType> type = findings.constant(path + ".order_type", trade.orderType(), OrderType.values());
        Optional<InstrumentFacts> instrument = instrument(path, trade.symbol());
        if (action.isPresent() && type.isPresent()) {
            prices(path, trade, action.get(), type.get());
            if (action.get() == Action.BUY) {
                uncertain(path, trade);
            }
            if (instrument.isPresent()) {
                against(path, trade, action.get(), type.get(), instrument.get());
            }
        }
    }

    private void numbers(String path, DraftAnswer.Trade trade) {
        findings.whole(path + ".conviction", trade.conviction(), BigDecimal.ZERO, HUNDRED);
        findings.range(path + ".win_probability", trade.winProbability(), BigDecimal.ZERO, BigDecimal.ONE);
        findings.range(path + ".expected_gain", trade.expectedGain(), BigDecimal.ZERO, AnswerLimits.MAX_GAIN);
        findings.range(path + ".expected_loss", trade.expectedLoss(), BigDecimal.ZERO, BigDecimal.ONE);
        findings.whole(path + ".horizon_days", trade.horizonDays(), BigDecimal.ONE, AnswerLimits.MAX_HORIZON);
        if (findings.positive(path + ".quantity", trade.quantity(), AnswerLimits.MAX_QUANTITY)) {
            int most = context.desk().rules().fractionalShares() ? Quantity.MAX_SCALE : 0;
            findings.decimals(path + ".quantity", trade.quantity().orElseThrow(), most);
        }
        findings.range(path + ".weight", trade.weight(), SMALLEST_WEIGHT, BigDecimal.ONE);
        price(path + ".limit_price", trade.limitPrice());
        price(path + ".stop_price", trade.stopPrice());
    }

    private void price(String path, Optional<BigDecimal> price) {
        if (price.isPresent() && price.get().signum() <= 0) {
            findings.add(path, price.get(), "must be > 0");
        } else if (price.isPresent()) {
            tick(path, price.get());
        }
    }

    /** No order is taken at a finer price: a cent from a dollar up, a hundredth of one below (SEC Rule 612). */
    private void tick(String path, BigDecimal price) {
        boolean dollar = price.compareTo(BigDecimal.ONE) >= 0;
        int most = dollar ? DECIMALS : DECIMALS_BELOW_A_DOLLAR;
        if (price.stripTrailingZeros().scale() > most) {
            findings.add(
                    path,
                    price,
                    "must have at most %d decimals, %s"
                            .formatted(most, dollar ? "a price of 1 USD or more" : "a price below 1 USD"));
        }
    }

    private Optional<InstrumentFacts> instrument(String path, Optional<String> symbol) {
        if (symbol.isEmpty()) {
            return Optional.empty();
        }
        String name = symbol.get();
        boolean benchmark =
                context.market().benchmark().stream().anyMatch(b -> b.value().equals(name));
        Optional<InstrumentFacts> known =
                Symbol.isValid(name) ? context.instrument(new Symbol(name)) : Optional.empty();
        if (benchmark) {
            findings.add(path + ".symbol", name, "must not be the benchmark, which is not traded");
        } else if (known.isEmpty()) {
            findings.add(path + ".symbol", name, "must be a symbol of the context");
        }
        return benchmark ? Optional.empty() : known;
    }

    /** Which prices and sizes belong to which action and order type; anything more would have to be guessed at. */
    private void prices(String path, DraftAnswer.Trade trade, Action action, OrderType type) {
        String limit = path + ".limit_price";
        String stop = path + ".stop_price";
        if (type == OrderType.LIMIT && trade.limitPrice().isEmpty()) {
            findings.add(limit, Problem.NOTHING, "must be there with order_type LIMIT");
        }
        if (type != OrderType.LIMIT && trade.limitPrice().isPresent()) {
            findings.add(limit, trade.limitPrice().get(), "must be absent unless order_type is LIMIT");
        }
        if (action == Action.BUY && type == OrderType.STOP) {
            findings.add(path + ".order_type", type, "must be MARKET or LIMIT for a BUY; stop_price is its protection");
        }
        if (action == Action.BUY && trade.stopPrice().isEmpty()) {
            findings.add(stop, Problem.NOTHING, "must be there with action BUY, below the price: its protective stop");
        }
        if (action == Action.SELL && type == OrderType.STOP && trade.stopPrice().isEmpty()) {
            findings.add(stop, Problem.NOTHING, "must be there with order_type STOP");
        }
        if (action == Action.SELL && type != OrderType.STOP && trade.stopPrice().isPresent()) {
            findings.add(stop, trade.stopPrice().get(), "must be absent from a SELL unless order_type is STOP");
        }
        if (action == Action.HOLD && trade.stopPrice().isPresent()) {
            findings.add(stop, trade.stopPrice().get(), "must be absent from a HOLD, which changes nothing");
        }
        sizes(path, trade, action);
    }

    /** A purchase that cannot lose, or cannot win, is a mistake of whoever wrote it. */
    private void uncertain(String path, DraftAnswer.Trade trade) {
        trade.winProbability()
                .filter(p -> isZero(p, AnswerRules.PROBABILITY_SCALE)
                        || isZero(BigDecimal.ONE.subtract(p), AnswerRules.PROBABILITY_SCALE))
                .ifPresent(p -> findings.add(path + ".win_probability", p, "must be above 0 and below 1 for a BUY"));
        trade.expectedGain()
                .filter(gain -> isZero(gain, AnswerRules.FRACTION_SCALE))
                .ifPresent(gain -> findings.add(path + ".expected_gain", gain, "must be above 0 for a BUY"));
        trade.expectedLoss()
                .filter(loss -> isZero(loss, AnswerRules.FRACTION_SCALE))
                .ifPresent(loss -> findings.add(path + ".expected_loss", loss, "must be above 0 for a BUY"));
    }

    /** Once it is rounded to what is kept of it. */
    private static boolean isZero(BigDecimal number, int scale) {
        return AnswerRules.rounded(number, scale).signum() == 0;
    }

    private void sizes(String path, DraftAnswer.Trade trade, Action action) {
        if (action == Action.BUY
                && trade.quantity().isPresent()
                && trade.weight().isPresent()) {
            findings.add(path + ".weight", trade.weight().get(), "must be absent when quantity is given");
        }
        if (action != Action.BUY && trade.weight().isPresent()) {
            findings.add(path + ".weight", trade.weight().get(), "must be absent unless action is BUY");
        }
        if (action == Action.HOLD && trade.quantity().isPresent()) {
            findings.add(path + ".quantity", trade.quantity().get(), "must be absent from a HOLD");
        }
    }

    private void against(
            String path, DraftAnswer.Trade trade, Action action, OrderType type, InstrumentFacts instrument) {
        if (action == Action.SELL) {
            held(path, trade, instrument.symbol());
        }
        Optional<Price> price = instrument.price();
        if (action == Action.BUY && price.isEmpty()) {
            findings.add(path + ".symbol", instrument.symbol(), "must have a price to be bought");
        }
        price.ifPresent(last -> {
            near(path + ".limit_price", trade.limitPrice(), last);
            near(path + ".stop_price", trade.stopPrice(), last);
            BigDecimal entry = type == OrderType.LIMIT
                    ? trade.limitPrice().orElse(last.value()).min(last.value())
                    : last.value();
            trade.stopPrice()
                    .filter(stop -> stop.signum() > 0 && stop.compareTo(entry) >= 0)
                    .ifPresent(stop -> findings.add(
                            path + ".stop_price", stop, "must be below the price " + entry.toPlainString()));
        });
    }

    private void held(String path, DraftAnswer.Trade trade, Symbol symbol) {
        Optional<PositionFacts> position = context.position(symbol);
        if (position.isEmpty()) {
            findings.add(path + ".symbol", symbol, "must be held to be sold");
            return;
        }
        BigDecimal shares = position.get().quantity().value();
        trade.quantity()
                .filter(quantity -> quantity.compareTo(shares) > 0)
                .ifPresent(quantity -> findings.add(
                        path + ".quantity", quantity, "must be at most the " + shares.toPlainString() + " held"));
    }

    private void near(String path, Optional<BigDecimal> price, Price last) {
        BigDecimal lowest = last.value().divide(AnswerLimits.MAX_PRICE_FACTOR);
        BigDecimal highest = last.value().multiply(AnswerLimits.MAX_PRICE_FACTOR);
        price.filter(value -> value.signum() > 0)
                .filter(value -> value.compareTo(lowest) < 0 || value.compareTo(highest) > 0)
                .ifPresent(value -> findings.add(
                        path,
                        value,
                        "must be from %s to %s, around the last price"
                                .formatted(lowest.toPlainString(), highest.toPlainString())));
    }
}
