package io.bellwether.decision;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.BindingFacts;
import io.bellwether.decision.domain.DeskContext;
import io.bellwether.decision.domain.DeskContext.DeskFacts;
import io.bellwether.decision.domain.DeskContext.FrameworkFacts;
import io.bellwether.decision.domain.DeskContext.IndicatorFacts;
import io.bellwether.decision.domain.DeskContext.InstrumentFacts;
import io.bellwether.decision.domain.DeskContext.MarketFacts;
import io.bellwether.decision.domain.DeskContext.NewsFacts;
import io.bellwether.decision.domain.DeskContext.PortfolioFacts;
import io.bellwether.decision.domain.DeskContext.PositionFacts;
import io.bellwether.decision.domain.DeskContext.RuleFacts;
import io.bellwether.decision.domain.DeskContext.ThesisFacts;
import io.bellwether.decision.domain.PastDecision;
import io.bellwether.decision.domain.RecordFacts;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.Symbol;
import io.bellwether.research.domain.Regime;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small context: ACME at 10.00 with indicators, BOLT at 4.00 held with 100 shares, MUTE without price, benchmark INDEX.
 */
public final class TestContexts {
    public static final Symbol ACME = new Symbol("ACME");
    public static final Symbol BOLT = new Symbol("BOLT");
    public static final Symbol MUTE = new Symbol("MUTE");
    public static final Symbol INDEX = new Symbol("INDEX");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    public static final Instant AS_OF = Instant.parse("2026-11-20T14:30:00Z");

    private TestContexts() {}

    public static DeskContext context() {
        return context("ctx");
    }

    public static DeskContext context(String desk) {
        return new DeskContext(
                desk + "-20261120-morning",
                new DeskFacts(
                        new DeskId(desk),
                        DAY,
                        Session.MORNING,
                        AS_OF,
                        "The market is open: orders are placed at once and end at today's close.",
                        false,
                        1,
                        rules()),
                new PortfolioFacts(
                        Money.of("9600.00"),
                        Money.of("10000.00"),
                        Money.of("10500.00"),
                        new BigDecimal("-0.047619"),
                        List.of(bolt())),
                new MarketFacts(
                        Optional.of(INDEX),
                        Optional.of(Price.of("101.50")),
                        Optional.of(new BigDecimal("0.005")),
                        Optional.of(new BigDecimal("0.012")),
                        Optional.of(new BigDecimal("-0.031")),
                        Optional.of(new BigDecimal("0.18")),
                        Regime.RANGING,
                        Optional.of(new BigDecimal("0.5"))),
                List.of(
                        instrument(ACME, "10.00", Optional.of(rising())),
                        instrument(BOLT, "4.00", Optional.of(falling())),
                        new InstrumentFacts(
                                MUTE,
                                "Mute Inc.",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                List.of(),
                                Optional.empty())),
                List.of(new ThesisFacts(
                        desk + "-20261119-morning-BOLT",
                        BOLT,
                        DAY.minusDays(1),
                        "BOLT turns at the low of its range.",
                        61,
                        new BigDecimal("0.55"),
                        DAY.plusDays(14))),
                List.of(new NewsFacts(
                        Optional.of(ACME),
                        Instant.parse("2026-11-20T12:00:00Z"),
                        "Example Wire",
                        "ACME wins an order")),
                Optional.of(new FrameworkFacts(2, "Trades below a conviction of 55 did not pay.")),
                List.of(new PastDecision(
                        desk + "-20261119-morning",
                        DAY.minusDays(1),
                        Session.MORNING,
                        "strategies",
                        true,
                        61,
                        List.of(new PastDecision.PastTrade(
                                Action.BUY, BOLT, 61, 10, Optional.of("FILLED"), Optional.empty())))));
    }

    public static RuleFacts rules() {
        return new RuleFacts(
                new BigDecimal("0.20"),
                new BigDecimal("0.05"),
                Money.of("20000.00"),
                new BigDecimal("0.05"),
                new BigDecimal("2"),
                new BigDecimal("0.85"),
                new BigDecimal("0.15"),
                new BigDecimal("0.50"),
                false);
    }

    private static PositionFacts bolt() {
        return new PositionFacts(
                BOLT,
                Quantity.of(100),
                Price.of("4.50"),
                Price.of("4.00"),
                Optional.of(Price.of("3.83")),
                Money.of("400.00"),
                Money.of("-50.00"),
                new BigDecimal("-0.111111"),
                1,
                new BigDecimal("0.04"));
    }

    public static InstrumentFacts instrument(Symbol symbol, String price, Optional<IndicatorFacts> indicators) {
        return new InstrumentFacts(
                symbol,
                symbol + " Inc.",
                "Industrials",
                Optional.of(Price.of(price)),
                Optional.of(AS_OF),
                true,
                List.of(Price.of(price)),
                indicators);
    }

    /** A share in an orderly rise to a new high. */
    public static IndicatorFacts rising() {
        return indicators("9.70", "9.40", "8.80", "62", "0.30", "0.14", "0.35", "9.90", "8.70", "2000000");
    }

    /** A share that fell below its range. */
    public static IndicatorFacts falling() {
        return indicators("4.38", "4.60", "4.90", "38", "0.20", "-0.16", "0.55", "5.10", "4.10", "150000");
    }

    public static IndicatorFacts indicators(
            String sma10,
            String sma20,
            String sma50,
            String rsi,
            String atr,
            String momentum,
            String volatility,
            String high,
            String low,
            String turnover) {
        return new IndicatorFacts(
                DAY.minusDays(1),
                new BigDecimal(sma10),
                new BigDecimal(sma20),
                new BigDecimal(sma50),
                new BigDecimal(rsi),
                new BigDecimal(atr),
                new BigDecimal(momentum),
                new BigDecimal(volatility),
                new BigDecimal(high),
                new BigDecimal(low),
                new BigDecimal("100000"),
                new BigDecimal(turnover));
    }

    /** The small context with what the rules and the desk's record say. */
    public static DeskContext bound() {
        return context().bound(binding(), RecordFacts.NONE);
    }

    /** What the default limits leave the small context: ACME may be bought for 1724 USD, BOLT cools down. */
    public static BindingFacts binding() {
        Map<String, BigDecimal> limits = new TreeMap<>();
        for (LimitKey key : LimitKey.values()) {
            limits.put(key.key(), key.standard());
        }
        return new BindingFacts(
                limits,
                CostModel.DEFAULT,
                new BindingFacts.Measures(new BigDecimal("0.7"), 60, new BigDecimal("0.01"), new BigDecimal("0.0001")),
                new BindingFacts.Room(
                        Money.of("9100.00"),
                        Money.of("2000.00"),
                        Money.of("100.00"),
                        Money.ZERO,
                        Money.of("10000.00"),
                        1,
                        19,
                        BigDecimal.ONE),
                List.of(
                        new BindingFacts.LossRoom(
                                "day",
                                Optional.of(Money.of("10100.00")),
                                Optional.of(new BigDecimal("-0.009901")),
                                Optional.of(Money.of("405.00")),
                                false),
                        new BindingFacts.LossRoom("week", Optional.empty(), Optional.empty(), Optional.empty(), false)),
                "FREE",
                List.of(new BindingFacts.Cluster(List.of(BOLT), Money.of("400.00"), Money.of("3600.00"))),
                List.of(),
                List.of(
                        new BindingFacts.Refusal(
                                Action.BUY,
                                "COOL_DOWN",
                                "The symbol was stopped out on 2026-11-18 and has to cool down.",
                                Map.of("sessionsSinceStop", BigDecimal.TWO, "coolDownSessions", new BigDecimal("3")),
                                List.of(BOLT)),
                        new BindingFacts.Refusal(
                                Action.BUY,
                                "KNOWN_SYMBOL",
                                "No price is known for the symbol.",
                                Map.of(),
                                List.of(MUTE))),
                List.of(new BindingFacts.Most(ACME, new BigDecimal("1724"), "TRADE_RISK")),
                List.of(new BindingFacts.Report(ACME, DAY.plusDays(14), 9)));
    }
}
