package io.bellwether.risk.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.decision.domain.Action;
import io.bellwether.decision.domain.ProposedTrade;
import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.RiskLimits;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.Portfolio;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.risk.domain.GateContext;
import io.bellwether.risk.domain.GateInput;
import io.bellwether.risk.domain.OpenOrder;
import io.bellwether.risk.domain.SymbolNumbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
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
class GateAndSizeProperties {
    private static final int TRIES = 1000;

    @Provide
    Arbitrary<GateInput> inputs() {
        return Arbitraries.longs().map(seed -> input(new Random(seed)));
    }

    @Property(tries = TRIES)
    void keepsEveryPositionUnderItsLimit(@ForAll("inputs") GateInput input) {
        GateContext before = GateContext.of(input);
        BigDecimal most = before.equity().amount().multiply(input.limits().maxPosition());
        eachBuy(input, intent -> {
            BigDecimal owned = before.price(intent.symbol())
                    .orElseThrow()
                    .value()
                    .multiply(before.held(intent.symbol()).value());
            assertThat(owned.add(worst(intent, input).multiply(intent.quantity().value())))
                    .isLessThanOrEqualTo(most);
        });
    }

    @Property(tries = TRIES)
    void keepsTheCashReserveEvenWhenEveryBuyFillsAtItsWorst(@ForAll("inputs") GateInput input) {
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
    void keepsEveryBuyUnderItsShareOfTheVolume(@ForAll("inputs") GateInput input) {
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
    void neverSellsMoreThanIsHeldAndNotOnAnotherSell(@ForAll("inputs") GateInput input) {
        GateContext before = GateContext.of(input);
        accepted(input).stream()
                .filter(intent -> intent.side() == Side.SELL)
                .forEach(intent -> assertThat(intent.quantity()).isLessThanOrEqualTo(before.sellable(intent.symbol())));
    }

    @Property(tries = TRIES)
    void neverExceedsTheAdvisorsWish(@ForAll("inputs") GateInput input) {
        GateAndSize.run(input)
                .accepted()
                .forEach(result -> result.trade()
                        .quantity()
                        .ifPresent(
                                wish -> assertThat(result.intent().orElseThrow().quantity())
                                        .isLessThanOrEqualTo(wish)));
    }

    @Property(tries = TRIES)
    void tradesASymbolOnceAndOnlyWholeSharesUnlessFractionsAreAllowed(@ForAll("inputs") GateInput input) {
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
    void givesEveryBuyAStopBelowItsPriceAndAbovePartOfIt(@ForAll("inputs") GateInput input) {
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
    void givesTheSameResultForTheSameInput(@ForAll("inputs") GateInput input) {
        assertThat(GateAndSize.run(input)).isEqualTo(GateAndSize.run(input));
    }

    @Property(tries = TRIES)
    void acceptsOnlyWhatPassedEveryRule(@ForAll("inputs") GateInput input) {
        GateAndSize.run(input)
                .accepted()
                .forEach(result -> assertThat(result.verdicts()).allMatch(verdict -> verdict.passed()));
    }

    private static BigDecimal worst(OrderIntent intent, GateInput input) {
        BigDecimal slippage = input.costs().slippageBps().movePointLeft(4);
        return intent.type() == OrderType.LIMIT
                ? intent.limitPrice().orElseThrow().value()
                : intent.referencePrice().value().multiply(BigDecimal.ONE.add(slippage));
    }

    private static void eachBuy(GateInput input, Consumer<OrderIntent> check) {
        buys(input).forEach(check);
    }

    private static List<OrderIntent> buys(GateInput input) {
        return accepted(input).stream()
                .filter(intent -> intent.side() == Side.BUY)
                .toList();
    }

    private static List<OrderIntent> accepted(GateInput input) {
        return GateAndSize.run(input).accepted().stream()
                .map(result -> result.intent().orElseThrow())
                .toList();
    }

    private static GateInput input(Random random) {
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
        return new GateInput(
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
                50);
    }

    private static SymbolNumbers numbers(Random random, Symbol symbol, Price price) {
        BigDecimal volume = decimal(random, 0, 200_000, 0);
        SymbolNumbers.Daily daily = new SymbolNumbers.Daily(
                price.value().multiply(decimal(random, 0, 200, 3)),
                volume,
                Money.rounded(volume.multiply(price.value())));
        return new SymbolNumbers(
                symbol,
                random.nextInt(10) == 0,
                random.nextInt(10) == 0,
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
        return new RiskLimits(
                decimal(random, 0, 1000, 3),
                decimal(random, 0, 900, 3),
                new Money(decimal(random, 0, 50_000_00, 2)),
                decimal(random, 0, 1000, 3),
                decimal(random, 1, 50, 1),
                new BigDecimal("0.85"),
                decimal(random, 0, 1000, 3),
                new BigDecimal("0.15"),
                decimal(random, 0, 300, 2));
    }

    /** A number from low to high, both in units of the last decimal. */
    private static BigDecimal decimal(Random random, int low, int high, int scale) {
        return BigDecimal.valueOf(low + random.nextInt(high - low + 1), scale);
    }
}
