package io.bellwether.reporting.domain.approval;

import io.bellwether.kernel.Counted;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.risk.domain.RuleVerdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the verdicts of the rules as measured against limit, each number in its unit; rules that refused come first. */
public final class RuleTable {
    private static final BigDecimal PERCENT_PER_BASIS_POINT = new BigDecimal("0.0001");

    private final Figures figures = new Figures();

    /** One line per verdict; those that measure nothing come last. */
    public List<RuleLine> of(List<RuleVerdict> verdicts) {
        return verdicts.stream()
                .sorted(Comparator.comparing(RuleVerdict::passed)
                        .thenComparing(verdict -> cells(verdict).measured().isEmpty()))
                .map(this::line)
                .toList();
    }

    private RuleLine line(RuleVerdict verdict) {
        Cells cells = cells(verdict);
        return new RuleLine(
                figures.words(verdict.rule()),
                cells.measured().orElse(verdict.detail()),
                cells.measured().isPresent() ? cells.limit() : "",
                verdict.passed() ? "yes" : "NO");
    }

    private record Cells(Optional<String> measured, String limit) {}

    private Cells cells(RuleVerdict verdict) {
        Numbers n = new Numbers(verdict.numbers());
        return switch (verdict.rule()) {
            case CONVICTION -> new Cells(n.plain("conviction"), "at least " + n.or("minimum", figures::plain));
            case EXPECTED_VALUE ->
                new Cells(
                        n.percent("expectedValue").map(value -> value + " of the price after costs"),
                        "above " + n.or("minimum", figures::percentChange));
            case STOP_SANE -> new Cells(n.text("stop", this::price), "below the entry " + n.or("entry", this::price));
            case PRICE_BAND -> new Cells(n.text("price", this::price), band(n, this::price));
            case MARKET_CAP_BAND -> new Cells(n.usd("marketCap"), band(n, this::amount));
            case LIQUIDITY ->
                new Cells(
                        n.usd("averageDollarVolume").map(usd -> usd + " a day"),
                        "at least " + n.or("minimum", this::amount));
            case POSITION_SIZE ->
                new Cells(
                        n.usd("owned").map(usd -> usd + " held or ordered"),
                        "at most " + n.or("maxPosition", figures::share) + " of equity");
            case TRADE_RISK ->
                new Cells(
                        n.text("shares", s -> "room for " + Counted.of(whole(s), "share")),
                        n.or("riskBps", bps -> figures.share(bps.multiply(PERCENT_PER_BASIS_POINT)))
                                + " of equity lost at the stop");
            case CLUSTER ->
                new Cells(
                        n.usd("exposure").map(usd -> usd + " moves together"),
                        "at most " + n.or("maxCluster", figures::share) + " of equity");
            case MAX_POSITIONS ->
                new Cells(
                        n.text("positions", s -> figures.plain(s) + " held or ordered"),
                        "at most " + n.or("maximum", figures::plain));
            case DAILY_NOTIONAL ->
                new Cells(
                        n.usd("boughtToday").map(usd -> usd + " bought today"),
                        "at most " + n.or("dailyNotional", figures::share) + " of equity");
            case DAILY_LOSS, WEEKLY_LOSS ->
                new Cells(n.percent("change"), "loss below " + n.or("maximumLoss", figures::share));
            case DRAWDOWN ->
                new Cells(n.percent("drawdown"), "no buys at a fall of " + n.or("stopBuyingAt", figures::share));
            case CASH ->
                new Cells(
                        n.usd("spendable").map(usd -> usd + " to spend"),
                        "after a reserve of " + n.or("cashReserve", figures::share) + " of equity");
            case SELL_HOLDING ->
                new Cells(
                        n.text("sellable", s -> Counted.of(figures.shares(s), "share") + " to sell"), "more than none");
            case DUPLICATE_ORDER ->
                new Cells(n.text("openOrders", s -> Counted.of(figures.plain(s), "other open order")), "none");
            case COOL_DOWN ->
                new Cells(
                        n.text("sessionsSinceStop", s -> Counted.of(figures.plain(s), "session") + " since its stop"),
                        "more than " + n.or("coolDownSessions", figures::plain));
            case BLACKOUT ->
                new Cells(
                        n.text(
                                "sessionsUntilReport",
                                s -> Counted.of(figures.plain(s), "session") + " or more until it reports"),
                        "more than " + n.or("blackoutSessions", figures::plain));
            case SIZING -> new Cells(n.text("shares", s -> Counted.of(figures.shares(s), "share")), verdict.detail());
            case KNOWN_SYMBOL, ORDER_SHAPE, PAPER_PERIOD -> new Cells(Optional.empty(), "");
        };
    }

    private String band(Numbers n, java.util.function.Function<BigDecimal, String> format) {
        List<String> ends = new ArrayList<>();
        n.value("minimum").filter(v -> v.signum() > 0).ifPresent(v -> ends.add("at least " + format.apply(v)));
        n.value("maximum").filter(v -> v.signum() > 0).ifPresent(v -> ends.add("at most " + format.apply(v)));
        return ends.isEmpty() ? "any" : String.join(", ", ends);
    }

    private String price(BigDecimal value) {
        return "$" + figures.price(value);
    }

    /** The numbers of a verdict by name. */
    private final class Numbers {
        private final Map<String, BigDecimal> numbers;

        Numbers(Map<String, BigDecimal> numbers) {
            this.numbers = numbers;
        }

        Optional<BigDecimal> value(String name) {
            return Optional.ofNullable(numbers.get(name));
        }

        Optional<String> text(String name, java.util.function.Function<BigDecimal, String> format) {
            return value(name).map(format);
        }

        String or(String name, java.util.function.Function<BigDecimal, String> format) {
            return text(name, format).orElse(Figures.NONE);
        }

        Optional<String> plain(String name) {
            return text(name, figures::plain);
        }

        Optional<String> percent(String name) {
            return text(name, figures::percentChange);
        }

        Optional<String> usd(String name) {
            return text(name, RuleTable.this::amount);
        }
    }

    /** Cents do not matter in a turnover. */
    private String amount(BigDecimal value) {
        boolean large = value.abs().compareTo(BigDecimal.valueOf(10_000)) >= 0;
        return large ? figures.usd(value.setScale(0, RoundingMode.HALF_UP)).replace(".00", "") : figures.usd(value);
    }

    private String whole(BigDecimal shares) {
        return figures.shares(shares.setScale(0, RoundingMode.FLOOR));
    }
}
