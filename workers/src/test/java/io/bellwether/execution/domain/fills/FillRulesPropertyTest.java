package io.bellwether.execution.domain.fills;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.marketdata.domain.Bar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** What no order may ever get from the paper exchange, whatever the prices and costs. */
class FillRulesPropertyTest {
    @Provide
    Arbitrary<Price> prices() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("0.01"), new BigDecimal("500"))
                .ofScale(4)
                .map(Price::new);
    }

    @Provide
    Arbitrary<CostModel> costs() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.integers().between(0, 1000))
                .as((bps, mills, cents) -> new CostModel(
                        BigDecimal.valueOf(bps),
                        BigDecimal.valueOf(mills, 3),
                        new Money(BigDecimal.valueOf(cents, 2)),
                        new BigDecimal("0.10")));
    }

    @Provide
    Arbitrary<Bar> bars() {
        return prices().list().ofSize(4).map(p -> {
            List<Price> sorted = p.stream().sorted().toList();
            boolean rising = p.get(0).compareTo(p.get(1)) <= 0;
            Price open = sorted.get(rising ? 1 : 2);
            Price close = sorted.get(rising ? 2 : 1);
            return new Bar(LocalDate.of(2026, 11, 20), open, sorted.get(3), sorted.get(0), close, 1000);
        });
    }

    @Property(tries = 10_000)
    void aLimitIsNeverBroken(
            @ForAll Side side,
            @ForAll("prices") Price limit,
            @ForAll("prices") Price quote,
            @ForAll("bars") Bar bar,
            @ForAll boolean sinceOpen,
            @ForAll("costs") CostModel costs) {
        RestingOrder order = new RestingOrder(side, OrderType.LIMIT, Optional.of(limit), Optional.empty(), false);
        for (Match match : List.of(
                FillRules.onArrival(order, quote, Concession.of(costs)),
                FillRules.atLaterQuote(order, quote, Concession.of(costs)),
                FillRules.atClose(order, bar, sinceOpen, Concession.of(costs)))) {
            if (match instanceof Match.Trade trade) {
                int toLimit = trade.price().compareTo(limit);
                assertThat(side == Side.BUY ? toLimit <= 0 : toLimit >= 0).isTrue();
            }
        }
    }

    @Property(tries = 10_000)
    void aStopNeverTradesBetterThanItsTriggerOrTheMarket(
            @ForAll Side side,
            @ForAll("prices") Price stop,
            @ForAll("bars") Bar bar,
            @ForAll("costs") CostModel costs) {
        RestingOrder order = new RestingOrder(side, OrderType.STOP, Optional.empty(), Optional.of(stop), false);
        if (FillRules.atClose(order, bar, true, Concession.of(costs)) instanceof Match.Trade trade
                && side == Side.SELL) {
            assertThat(bar.low()).isLessThanOrEqualTo(stop);
            assertThat(trade.price()).isLessThanOrEqualTo(stop).isLessThanOrEqualTo(bar.high());
        } else if (FillRules.atClose(order, bar, true, Concession.of(costs)) instanceof Match.Trade trade) {
            assertThat(bar.high()).isGreaterThanOrEqualTo(stop);
            assertThat(trade.price()).isGreaterThanOrEqualTo(stop).isGreaterThanOrEqualTo(bar.low());
        }
    }

    @Property(tries = 10_000)
    void slippageNeverHelps(@ForAll("prices") Price price, @ForAll("costs") CostModel costs) {
        assertThat(FillRules.slipped(Side.BUY, price, Concession.of(costs))).isGreaterThanOrEqualTo(price);
        assertThat(FillRules.slipped(Side.SELL, price, Concession.of(costs))).isLessThanOrEqualTo(price);
    }

    @Property(tries = 10_000)
    void aBuyNeverCostsMoreThanTheCashAndTwoMoreSharesWould(
            @ForAll @IntRange(min = 1, max = 100_000) int wanted,
            @ForAll("prices") Price price,
            @ForAll @BigRange(min = "0", max = "20000") @Scale(2) BigDecimal cash,
            @ForAll boolean fractional,
            @ForAll("costs") CostModel costs) {
        Money money = new Money(cash);
        Quantity shares = FillRules.affordable(Quantity.of(wanted), price, money, fractional, costs);
        assertThat(shares).isLessThanOrEqualTo(Quantity.of(wanted));
        if (shares.isPositive()) {
            assertThat(FillRules.cost(shares, price, costs)).isLessThanOrEqualTo(money);
        }
        Quantity two = shares.plus(Quantity.of(2));
        if (two.compareTo(Quantity.of(wanted)) <= 0) {
            assertThat(FillRules.cost(two, price, costs)).isGreaterThan(money);
        }
    }
}
