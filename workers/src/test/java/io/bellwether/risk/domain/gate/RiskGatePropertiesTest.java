package io.bellwether.risk.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.desk.domain.SegmentLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.EquityMarks;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.OpenOrder;
import io.bellwether.risk.domain.RiskInputs;
import io.bellwether.risk.domain.RiskSituation;
import io.bellwether.risk.domain.SymbolNumbers;
import io.bellwether.risk.domain.clusters.Clusters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is proposed, after sizing no limit is broken. */
class RiskGatePropertiesTest {
    private static final int TRIES = 10_000;

    @Provide
    Arbitrary<RiskInputs> inputs() {
        return Arbitraries.longs().map(seed -> input(new Random(seed)));
    }

    @Property(tries = TRIES)
    void keepsEveryPositionUnderItsLimit(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        eachBuy(input, intent -> {
            BigDecimal most = before.equity().amount().multiply(before.maxPosition(intent.symbol()));
            BigDecimal owned = before.price(intent.symbol())
                    .orElseThrow()
                    .value()
                    .multiply(before.held(intent.symbol()).value());
            assertThat(owned.add(worst(intent, input).multiply(intent.quantity().value())))
                    .isLessThanOrEqualTo(most);
        });
    }

    @Property(tries = TRIES)
    void keepsTheCashReserveEvenWhenEveryBuyFillsAtItsWorst(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        Money cash = before.cash();
        List<OrderIntent> buys = buys(input);
        for (OrderIntent intent : buys) {
            BigDecimal notional = intent.quantity().value().multiply(worst(intent, input));
            BigDecimal fee = intent.quantity()
                    .value()
                    .multiply(input.costs().feePerShare())
                    .max(input.costs().minimumFee().amount());
            cash = cash.minus(Money.rounded(notional)).minus(Money.rounded(fee));
        }
        BigDecimal reserve = before.equity().amount().multiply(input.limits().cashReserve());
        if (!buys.isEmpty()) {
            assertThat(cash.amount()).isGreaterThanOrEqualTo(reserve);
        }
    }

    @Property(tries = TRIES)
    void keepsEveryBuyUnderItsShareOfTheVolume(@ForAll("inputs") RiskInputs input) {
        eachBuy(
                input,
                intent -> assertThat(intent.quantity().value())
                        .isLessThanOrEqualTo(GateContext.of(input)
                                .numbers(intent.symbol())
                                .flatMap(SymbolNumbers::daily)
                                .orElseThrow()
                                .averageVolume()
                                .multiply(input.limits().maxVolumeShare())));
    }

    @Property(tries = TRIES)
    void keepsTheLossOfEveryBuyAtItsStopWithinTheRiskOfOneTrade(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        BigDecimal most = before.equity()
                .amount()
                .multiply(input.limits().get(LimitKey.RISK_PER_TRADE_BPS))
                .movePointLeft(4)
                .multiply(before.sizeFactor());
        eachBuy(input, intent -> {
            BigDecimal distance = intent.referencePrice()
                    .value()
                    .subtract(intent.protectiveStop().orElseThrow().value());
            assertThat(distance.multiply(intent.quantity().value())).isLessThanOrEqualTo(most);
        });
    }

    @Property(tries = TRIES)
    void keepsEveryClusterItBuysIntoUnderItsLimit(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        BigDecimal most = before.equity().amount().multiply(input.limits().get(LimitKey.MAX_CLUSTER));
        List<OrderIntent> buys = buys(input);
        for (OrderIntent intent : buys) {
            BigDecimal bought = buys.stream()
                    .filter(other -> together(input, intent.symbol(), other.symbol()))
                    .map(other -> worst(other, input).multiply(other.quantity().value()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(before.clusterExposure(intent.symbol()).add(bought)).isLessThanOrEqualTo(most);
        }
    }

    @Property(tries = TRIES)
    void keepsTheDaysPurchasesUnderTheirLimit(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        BigDecimal most = before.equity().amount().multiply(input.limits().get(LimitKey.DAILY_NOTIONAL));
        List<OrderIntent> buys = buys(input);
        BigDecimal bought = buys.stream()
                .map(intent -> worst(intent, input).multiply(intent.quantity().value()))
                .reduce(input.situation().boughtToday().amount(), BigDecimal::add);
        if (!buys.isEmpty()) {
            assertThat(bought).isLessThanOrEqualTo(most);
        }
    }

    @Property(tries = TRIES)
    void opensNoMorePositionsThanAllowed(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        long opened = buys(input).stream()
                .filter(intent -> !before.owns(intent.symbol()))
                .count();
        int most = input.limits().count(LimitKey.MAX_POSITIONS);
        if (opened > 0) {
            assertThat(before.symbolCount() + opened).isLessThanOrEqualTo(most);
        }
    }

    @Property(tries = TRIES)
    void buysNothingWhileTheDrawdownOrALossForbidsIt(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        boolean forbidden = !before.drawdownStage().buys()
                || lost(before, input.situation().marks().dayStart(), LimitKey.DAILY_LOSS)
                || lost(before, input.situation().marks().weekStart(), LimitKey.WEEKLY_LOSS);
        if (forbidden) {
            assertThat(buys(input)).isEmpty();
        }
    }

    private static boolean lost(GateContext before, Optional<Money> start, LimitKey key) {
        return start.filter(Money::isPositive)
                .map(from -> before.equity().compareTo(from) < 0
                        && before.equity()
                                        .amount()
                                        .compareTo(from.amount()
                                                .multiply(BigDecimal.ONE.subtract(
                                                        before.limits().get(key))))
                                <= 0)
                .orElse(false);
    }

    private static boolean together(RiskInputs input, Symbol one, Symbol other) {
        Optional<Integer> cluster = input.situation().clusters().of(one);
        Optional<Integer> second = input.situation().clusters().of(other);
        return cluster.isEmpty() || second.isEmpty() || cluster.equals(second);
    }

    @Property(tries = TRIES)
    void neverSellsMoreThanIsHeldAndNotOnAnotherSell(@ForAll("inputs") RiskInputs input) {
        GateContext before = GateContext.of(input);
        accepted(input).stream()
                .filter(intent -> intent.side() == Side.SELL)
                .forEach(intent -> assertThat(intent.quantity()).isLessThanOrEqualTo(before.sellable(intent.symbol())));
    }

    @Property(tries = TRIES)
    void neverExceedsTheAdvisorsWish(@ForAll("inputs") RiskInputs input) {
        RiskGate.run(input)
                .accepted()
                .forEach(result -> result.trade()
                        .quantity()
                        .ifPresent(
                                wish -> assertThat(result.intent().orElseThrow().quantity())
                                        .isLessThanOrEqualTo(wish)));
    }

    @Property(tries = TRIES)
    void tradesASymbolOnceAndOnlyWholeSharesUnlessFractionsAreAllowed(@ForAll("inputs") RiskInputs input) {
        List<OrderIntent> accepted = accepted(input);
        assertThat(accepted).extracting(OrderIntent::symbol).doesNotHaveDuplicates();
        if (!input.fractionalShares()) {
            accepted.stream()
                    .filter(intent -> intent.side() == Side.BUY)
                    .forEach(intent -> assertThat(intent.quantity()
                                    .value()
                                    .stripTrailingZeros()
                                    .scale())
                            .isLessThanOrEqualTo(0));
        }
    }

    @Property(tries = TRIES)
    void givesEveryBuyAStopBelowItsPriceAndAbovePartOfIt(@ForAll("inputs") RiskInputs input) {
        eachBuy(input, intent -> {
            Price stop = intent.protectiveStop().orElseThrow();
            assertThat(stop).isLessThan(intent.referencePrice());
            BigDecimal floor = intent.referencePrice()
                    .value()
                    .multiply(input.limits().stopFloor())
                    .setScale(2, RoundingMode.DOWN);
            assertThat(stop.value()).isGreaterThanOrEqualTo(floor);
        });
    }

    @Property(tries = TRIES)
    void givesTheSameResultForTheSameInput(@ForAll("inputs") RiskInputs input) {
        assertThat(RiskGate.run(input)).isEqualTo(RiskGate.run(input));
    }

    @Property(tries = TRIES)
    void acceptsOnlyWhatPassedEveryRule(@ForAll("inputs") RiskInputs input) {
        RiskGate.run(input)
                .accepted()
                .forEach(result -> assertThat(result.verdicts()).allMatch(verdict -> verdict.passed()));
    }

    private static BigDecimal worst(OrderIntent intent, RiskInputs input) {
        BigDecimal slippage = input.costs().slippageBps().movePointLeft(4);
        return intent.type() == OrderType.LIMIT
                ? intent.limitPrice().orElseThrow().value()
                : intent.referencePrice().value().multiply(BigDecimal.ONE.add(slippage));
    }

    private static void eachBuy(RiskInputs input, Consumer<OrderIntent> check) {
        buys(input).forEach(check);
    }

    private static List<OrderIntent> buys(RiskInputs input) {
        return accepted(input).stream()
                .filter(intent -> intent.side() == Side.BUY)
                .toList();
    }

    private static List<OrderIntent> accepted(RiskInputs input) {
        return RiskGate.run(input).accepted().stream()
                .map(result -> result.intent().orElseThrow())
                .toList();
    }

    private static RiskInputs input(Random random) {
        Map<Symbol, SymbolNumbers> market = new HashMap<>();
        List<Position> positions = new ArrayList<>();
        List<OpenOrder> open = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Symbol symbol = new Symbol("S" + i);
            Price price = new Price(decimal(random, 1, 200_00, 2));
            market.put(symbol, numbers(random, symbol, price));
            if (random.nextInt(3) == 0) {
                Quantity shares = new Quantity(decimal(random, 1, 500_000, 3));
                positions.add(new Position(
                        symbol, shares, price, price.times(shares), Optional.empty(), LocalDate.of(2026, 11, 2)));
            }
            if (random.nextInt(6) == 0) {
                open.add(new OpenOrder(
                        symbol,
                        random.nextBoolean() ? Side.BUY : Side.SELL,
                        Quantity.of(1 + random.nextInt(50)),
                        price));
            }
        }
        List<ProposedTrade> proposals = new ArrayList<>();
        int count = random.nextInt(12);
        for (int n = 1; n <= count; n++) {
            proposals.add(trade(random, n, market));
        }
        return new RiskInputs(
                proposals,
                new Portfolio(new Money(decimal(random, 0, 50_000_00, 2)), positions),
                open,
                market,
                limits(random),
                new CostModel(
                        decimal(random, 0, 300, 0),
                        decimal(random, 0, 20, 3),
                        new Money(decimal(random, 0, 300, 2)),
                        BigDecimal.ONE),
                random.nextBoolean(),
                50,
                situation(random));
    }

    private static RiskSituation situation(Random random) {
        Map<Symbol, Integer> clusters = new HashMap<>();
        for (int i = 0; i < 9; i++) {
            if (random.nextInt(8) > 0) {
                clusters.put(new Symbol("S" + i), random.nextInt(4));
            }
        }
        return new RiskSituation(
                LocalDate.of(2026, 11, 20),
                new EquityMarks(mark(random), mark(random), mark(random)),
                new Money(decimal(random, 0, 20_000_00, 2)),
                decimal(random, 0, 1000, 3),
                new Clusters(clusters),
                random.nextInt(4) == 0 ? Map.of(new Symbol("S1"), LocalDate.of(2026, 11, 18)) : Map.of(),
                random.nextInt(4) == 0
                        ? Map.of(
                                new Symbol("S2"),
                                new SegmentLimits("niche", Map.of(LimitKey.MAX_POSITION, decimal(random, 0, 1000, 3))))
                        : Map.of(),
                random.nextInt(4) == 0 ? Map.of(1, decimal(random, 0, 1000, 3)) : Map.of(),
                Optional.empty());
    }

    private static Optional<Money> mark(Random random) {
        return random.nextInt(3) == 0 ? Optional.of(new Money(decimal(random, 1, 80_000_00, 2))) : Optional.empty();
    }

    private static SymbolNumbers numbers(Random random, Symbol symbol, Price price) {
        BigDecimal volume = decimal(random, 0, 200_000, 0);
        SymbolNumbers.Daily daily = new SymbolNumbers.Daily(
                price.value().multiply(decimal(random, 0, 200, 3)),
                volume,
                Money.rounded(volume.multiply(price.value())),
                decimal(random, 0, 2000, 3));
        return new SymbolNumbers(
                symbol,
                random.nextInt(10) == 0,
                random.nextInt(10) == 0 ? Optional.of("no price of today") : Optional.empty(),
                random.nextInt(10) == 0 ? Optional.empty() : Optional.of(price),
                random.nextInt(10) == 0 ? Optional.empty() : Optional.of(daily));
    }

    private static ProposedTrade trade(Random random, int n, Map<Symbol, SymbolNumbers> market) {
        Symbol symbol = new Symbol("S" + random.nextInt(9));
        BigDecimal price = Optional.ofNullable(market.get(symbol))
                .flatMap(SymbolNumbers::price)
                .map(Price::value)
                .orElse(BigDecimal.TEN);
        OrderType type = OrderType.values()[random.nextInt(3)];
        return new ProposedTrade(
                n,
                random.nextInt(4) == 0 ? Action.SELL : random.nextInt(8) == 0 ? Action.HOLD : Action.BUY,
                symbol,
                random.nextInt(3) == 0 ? Optional.of(new Quantity(decimal(random, 0, 1_000_000, 3))) : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(decimal(random, 0, 1000, 3)) : Optional.empty(),
                type,
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(near(random, price)),
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(near(random, price)),
                40 + random.nextInt(61),
                decimal(random, 300, 1000, 3),
                decimal(random, 0, 300, 3),
                decimal(random, 0, 150, 3),
                5,
                "",
                "because",
                "");
    }

    private static Price near(Random random, BigDecimal price) {
        return Price.rounded(price.multiply(decimal(random, 700, 1300, 3)), 4);
    }

    private static RiskLimits limits(Random random) {
        Map<LimitKey, BigDecimal> limits = new EnumMap<>(LimitKey.class);
        limits.put(LimitKey.MAX_POSITION, decimal(random, 0, 1000, 3));
        limits.put(LimitKey.CASH_RESERVE, decimal(random, 0, 900, 3));
        limits.put(LimitKey.RISK_PER_TRADE_BPS, decimal(random, 0, 1000, 0));
        limits.put(LimitKey.MAX_CLUSTER, decimal(random, 0, 1000, 3));
        limits.put(LimitKey.MAX_POSITIONS, decimal(random, 0, 12, 0));
        limits.put(LimitKey.DAILY_NOTIONAL, decimal(random, 0, 2000, 3));
        limits.put(LimitKey.MIN_DOLLAR_VOLUME, decimal(random, 0, 50_000_00, 2));
        limits.put(LimitKey.MAX_VOLUME_SHARE, decimal(random, 0, 1000, 3));
        limits.put(LimitKey.ATR_MULTIPLE, decimal(random, 1, 50, 1));
        limits.put(LimitKey.KELLY_FRACTION, decimal(random, 0, 1000, 3));
        limits.put(LimitKey.VOLATILITY_TARGET, decimal(random, 0, 500, 3));
        limits.put(LimitKey.MIN_PRICE, decimal(random, 0, 300, 2));
        limits.put(LimitKey.DRAWDOWN_STOP_BUYING, decimal(random, 0, 1000, 3));
        return new RiskLimits(limits);
    }

    /** A number from low to high, both in units of the last decimal. */
    private static BigDecimal decimal(Random random, int low, int high, int scale) {
        return BigDecimal.valueOf(low + random.nextInt(high - low + 1), scale);
    }
}
