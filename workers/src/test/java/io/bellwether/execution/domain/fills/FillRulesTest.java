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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FillRulesTest {
    /** 20 basis points, half a cent a share, at least a dollar, a tenth of the volume. */
    private static final CostModel COSTS = CostModel.DEFAULT;

    private static final CostModel FREE =
            new CostModel(BigDecimal.ZERO, BigDecimal.ZERO, Money.ZERO, new BigDecimal("0.10"));

    @ParameterizedTest(name = "{0} {1} {2} arriving at {3} trades at {4}")
    @CsvSource({
        // market orders pay the slippage, rounded against them to 4 decimals
        "BUY,  MARKET, -,     5.00,     5.01",
        "SELL, MARKET, -,     5.00,     4.99",
        "BUY,  MARKET, -,     3.3333,   3.34",
        "SELL, MARKET, -,     3.3333,   3.3266",
        "SELL, MARKET, -,     0.0001,   0.0001",
        // marketable limits trade at the quote and slippage, never beyond the limit
        "BUY,  LIMIT,  5.10,  5.00,     5.01",
        "BUY,  LIMIT,  5.005, 5.00,     5.005",
        "BUY,  LIMIT,  5.00,  5.00,     5.00",
        "BUY,  LIMIT,  4.99,  5.00,     none",
        "SELL, LIMIT,  4.90,  5.00,     4.99",
        "SELL, LIMIT,  4.995, 5.00,     4.995",
        "SELL, LIMIT,  5.00,  5.00,     5.00",
        "SELL, LIMIT,  5.01,  5.00,     none",
        // a stop is triggered by a touch; beyond it is a gap
        "SELL, STOP,   4.50,  5.00,     none",
        "SELL, STOP,   5.00,  5.00,     4.99",
        "SELL, STOP,   5.50,  5.00,     4.99",
        "BUY,  STOP,   5.50,  5.00,     none",
        "BUY,  STOP,   5.00,  5.00,     5.01",
        "BUY,  STOP,   4.50,  5.00,     5.01",
    })
    void onArrival(Side side, OrderType type, String at, String quote, String expected) {
        assertThat(text(FillRules.onArrival(order(side, type, at), Price.of(quote), Concession.of(COSTS))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} {2} resting while {3} is seen trades at {4}")
    @CsvSource({
        // the arrival took the market order's share of the volume: the rest waits for the close
        "BUY,  MARKET, -,    5.00, none",
        // through the limit: at the limit, not better; a touch is not enough
        "BUY,  LIMIT,  5.00, 4.90, 5.00",
        "BUY,  LIMIT,  5.00, 5.00, none",
        "BUY,  LIMIT,  5.00, 5.10, none",
        "SELL, LIMIT,  5.00, 5.10, 5.00",
        "SELL, LIMIT,  5.00, 5.00, none",
        "SELL, LIMIT,  5.00, 4.90, none",
        // a stop trades at the price seen, which may be far beyond it
        "SELL, STOP,   5.00, 4.00, 3.992",
        "SELL, STOP,   5.00, 5.00, 4.99",
        "SELL, STOP,   5.00, 5.01, none",
        "BUY,  STOP,   5.00, 6.00, 6.012",
        "BUY,  STOP,   5.00, 4.99, none",
    })
    void atLaterQuote(Side side, OrderType type, String at, String quote, String expected) {
        assertThat(text(FillRules.atLaterQuote(order(side, type, at), Price.of(quote), Concession.of(COSTS))))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} {2}, since the open {3}, with open {4} high {5} low {6} close {7}: {8}")
    @CsvSource({
        // the rest of a market order trades at the close
        "BUY,  MARKET, -,    true,  5.00, 6.00, 4.00, 5.50, 5.511",
        "SELL, MARKET, -,    false, 5.00, 6.00, 4.00, 5.50, 5.489",
        // a resting limit needs the range to go through it
        "BUY,  LIMIT,  4.50, true,  5.00, 6.00, 4.00, 5.50, 4.50",
        "BUY,  LIMIT,  4.00, true,  5.00, 6.00, 4.00, 5.50, none",
        "BUY,  LIMIT,  3.90, true,  5.00, 6.00, 4.00, 5.50, none",
        "SELL, LIMIT,  5.80, true,  5.00, 6.00, 4.00, 5.50, 5.80",
        "SELL, LIMIT,  6.00, true,  5.00, 6.00, 4.00, 5.50, none",
        // one that came later than the open knows nothing of the range, only the close
        "BUY,  LIMIT,  4.50, false, 5.00, 6.00, 4.00, 5.50, none",
        "BUY,  LIMIT,  5.60, false, 5.00, 6.00, 4.00, 5.50, 5.60",
        "SELL, LIMIT,  5.80, false, 5.00, 6.00, 4.00, 5.50, none",
        // stops: at the stop inside the range, at the open when it gapped, by a touch too
        "SELL, STOP,   4.50, true,  5.00, 6.00, 4.00, 5.50, 4.491",
        "SELL, STOP,   4.00, true,  5.00, 6.00, 4.00, 5.50, 3.992",
        "SELL, STOP,   3.99, true,  5.00, 6.00, 4.00, 5.50, none",
        "SELL, STOP,   5.20, true,  5.00, 6.00, 4.00, 5.50, 4.99",
        "BUY,  STOP,   5.80, true,  5.00, 6.00, 4.00, 5.50, 5.8116",
        "BUY,  STOP,   6.00, true,  5.00, 6.00, 4.00, 5.50, 6.012",
        "BUY,  STOP,   6.01, true,  5.00, 6.00, 4.00, 5.50, none",
        "BUY,  STOP,   4.80, true,  5.00, 6.00, 4.00, 5.50, 5.01",
        "SELL, STOP,   4.50, false, 5.00, 6.00, 4.00, 5.50, none",
        "SELL, STOP,   5.60, false, 5.00, 6.00, 4.00, 5.50, 5.489",
    })
    void atClose(
            Side side,
            OrderType type,
            String at,
            boolean sinceOpen,
            String open,
            String high,
            String low,
            String close,
            String expected) {
        Bar bar = new Bar(
                LocalDate.of(2026, 11, 20), Price.of(open), Price.of(high), Price.of(low), Price.of(close), 1000);
        assertThat(text(FillRules.atClose(order(side, type, at), bar, sinceOpen, Concession.of(COSTS))))
                .isEqualTo(expected);
    }

    @Test
    void theRestOfATriggeredStopIsAMarketOrder() {
        RestingOrder triggered =
                new RestingOrder(Side.SELL, OrderType.STOP, Optional.empty(), Optional.of(Price.of("4.50")), true);
        Bar bar = new Bar(
                LocalDate.of(2026, 11, 20),
                Price.of("5.00"),
                Price.of("6.00"),
                Price.of("4.80"),
                Price.of("5.50"),
                1000);
        assertThat(text(FillRules.atClose(triggered, bar, true, Concession.of(COSTS))))
                .isEqualTo("5.489");
        assertThat(text(FillRules.atLaterQuote(triggered, Price.of("4.00"), Concession.of(COSTS))))
                .isEqualTo("none");
    }

    @Test
    void withoutSlippageThePriceIsTheMarketsToTheLastDecimal() {
        assertThat(text(FillRules.onArrival(
                        order(Side.BUY, OrderType.MARKET, "-"), Price.of("1.234567"), Concession.of(FREE))))
                .isEqualTo("1.234567");
    }

    @ParameterizedTest(name = "wants {0} of volume {1}, has {2}, fractions {3}: gets {4}")
    @CsvSource({
        "100, 5000, 0,   false, 100",
        "100, 999,  0,   false, 99",
        "100, 1009, 60,  false, 40",
        "100, 400,  60,  false, 0",
        "100, 0,    0,   false, 0",
        "100, 5,    0,   false, 0",
        "100, 5,    0,   true,  0.5",
        "0.3, 5,    0.4, true,  0.1",
    })
    void sharesAreCappedByTheVolume(String wanted, String volume, String got, boolean fractional, String expected) {
        assertThat(FillRules.shares(Quantity.of(wanted), new BigDecimal(volume), Quantity.of(got), fractional, COSTS))
                .isEqualTo(Quantity.of(expected));
    }

    @ParameterizedTest(name = "fee of {0} shares is {1}")
    @CsvSource({"0, 0.00", "1, 1.00", "200, 1.00", "201, 1.01", "300, 1.50", "301, 1.51", "0.5, 1.00"})
    void feeIsPerShareRoundedUpToTheCentWithAMinimum(String shares, String fee) {
        assertThat(FillRules.commission(Quantity.of(shares), Money.ZERO, COSTS)).isEqualTo(Money.of(fee));
    }

    @ParameterizedTest(name = "{0} shares at {1} with {2}: {3}")
    @CsvSource({
        "10,  5.00, 51.00,  false, 10",
        "10,  5.00, 50.99,  false, 9",
        "10,  5.00, 6.00,   false, 1",
        "10,  5.00, 5.99,   false, 0",
        "10,  5.00, 0.00,   false, 0",
        "500, 1.00, 402.00, false, 400",
        "500, 1.00, 402.01, false, 400",
        "10,  5.00, 48.50,  true,  9.5",
    })
    void aBuyTakesNoMoreThanTheCash(String wanted, String price, String cash, boolean fractional, String expected) {
        assertThat(FillRules.affordable(Quantity.of(wanted), Price.of(price), Money.of(cash), fractional, COSTS))
                .isEqualTo(Quantity.of(expected));
    }

    private static RestingOrder order(Side side, OrderType type, String at) {
        return new RestingOrder(
                side,
                type,
                type == OrderType.LIMIT ? Optional.of(Price.of(at)) : Optional.empty(),
                type == OrderType.STOP ? Optional.of(Price.of(at)) : Optional.empty(),
                false);
    }

    private static String text(Match match) {
        return switch (match) {
            case Match.NoTrade none -> "none";
            case Match.Trade trade -> trade.price().toString();
        };
    }
}
