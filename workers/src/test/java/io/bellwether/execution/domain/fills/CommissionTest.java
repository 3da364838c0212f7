package io.bellwether.execution.domain.fills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.desk.domain.Tariff;
import io.bellwether.execution.domain.ExecutionCosts;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.OrderType;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What brokers take, and what executions cost by their prices. */
class CommissionTest {
    private static final Money NOTHING = Money.ZERO;

    @ParameterizedTest
    @CsvSource({
        // tariff, shares, price, commission
        "OWN,         100,  10.00, 1.00",
        "OWN,         1000, 10.00, 5.00",
        "OWN,         10,   0.25,  1.00",
        "ALPACA,      1000, 10.00, 0.00",
        "SCHWAB,      10,   0.25,  0.00",
        "ETRADE,      1,    500,   0.00",
        "IBKR_FIXED,  100,  10.00, 1.00",
        "IBKR_FIXED,  1000, 10.00, 5.00",
        "IBKR_FIXED,  201,  10.00, 1.01",
        "IBKR_FIXED,  1000, 0.25,  2.50",
        "IBKR_FIXED,  10,   0.25,  0.03",
        "IBKR_TIERED, 50,   10.00, 0.35",
        "IBKR_TIERED, 1000, 10.00, 3.50",
        "IBKR_TIERED, 1001, 10.00, 3.51",
        "IBKR_TIERED, 10,   0.25,  0.03",
    })
    void eachBrokerTakesWhatItsPriceListSays(Tariff tariff, String shares, String price, String fee) {
        Quantity quantity = Quantity.of(shares);
        assertThat(FillRules.commission(quantity, Price.of(price).times(quantity), costs(tariff)))
                .isEqualTo(Money.of(fee));
    }

    @Test
    void aBrokersNumbersAreItsOwnWhateverTheDeskSays() {
        CostModel tiered = costs(Tariff.IBKR_TIERED);
        assertThat(tiered.feePerShare()).isEqualByComparingTo("0.0035");
        assertThat(tiered.minimumFee()).isEqualTo(Money.of("0.35"));
        assertThat(tiered.maximumFeeShare()).isEqualByComparingTo("0.01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostModel.DEFAULT.withInterestRate(new BigDecimal("1.5")))
                .withMessage("interest-rate must be from 0 to 1, was 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CostModel.DEFAULT.withSpreadAndImpact(new BigDecimal("-1"), BigDecimal.ZERO))
                .withMessage("spread-bps must be from 0 to 1000, was -1");
    }

    /** An order in pieces at one price costs what it costs in one. */
    @Property(tries = 5_000)
    void minimumAndMaximumAreThoseOfAnOrder(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 3000) Integer> pieces,
            @ForAll @BigRange(min = "0.05", max = "60") @Scale(2) BigDecimal usd,
            @ForAll boolean tiered) {
        CostModel costs = costs(tiered ? Tariff.IBKR_TIERED : Tariff.IBKR_FIXED);
        Price price = new Price(usd);
        Quantity before = Quantity.ZERO;
        Money charged = Money.ZERO;
        for (int piece : pieces) {
            Quantity shares = Quantity.of(piece);
            Money more = FillRules.furtherCommission(
                    before, price.times(before), charged, shares, price.times(shares), costs);
            assertThat(more).isGreaterThanOrEqualTo(NOTHING);
            assertThat(more).isLessThanOrEqualTo(FillRules.commission(shares, price.times(shares), costs));
            before = before.plus(shares);
            charged = charged.plus(more);
        }
        assertThat(charged).isEqualTo(FillRules.commission(before, price.times(before), costs));
    }

    /** What left the account is the shares at the market's price and what is called a cost; nothing else appears or goes. */
    @Property(tries = 10_000)
    void costsAreAllThatAnExecutionsPriceIsWorse(
            @ForAll Side side,
            @ForAll @BigRange(min = "0.05", max = "500") @Scale(4) BigDecimal usd,
            @ForAll @IntRange(min = 1, max = 5000) int wanted,
            @ForAll @IntRange(min = 0, max = 200) int slippage,
            @ForAll @IntRange(min = 0, max = 200) int spread,
            @ForAll @BigRange(min = "0", max = "2") @Scale(2) BigDecimal impact,
            @ForAll @BigRange(min = "0.90", max = "1.10") @Scale(2) BigDecimal limit,
            @ForAll OrderType type) {
        CostModel costs = new CostModel(BigDecimal.valueOf(slippage), BigDecimal.ZERO, Money.ZERO, BigDecimal.ONE)
                .withSpreadAndImpact(BigDecimal.valueOf(spread), impact);
        Price quote = new Price(usd);
        Quantity shares = Quantity.of(wanted);
        Price at = new Price(usd.multiply(limit).setScale(4, RoundingMode.HALF_UP));
        RestingOrder order = new RestingOrder(
                side,
                type,
                type == OrderType.LIMIT ? Optional.of(at) : Optional.empty(),
                type == OrderType.STOP ? Optional.of(at) : Optional.empty(),
                false);
        Concession concession =
                FillRules.concession(shares, new BigDecimal("20000"), () -> new BigDecimal("0.03"), costs);
        if (FillRules.onArrival(order, quote, concession) instanceof Match.Trade trade) {
            ExecutionCosts reckoned = FillRules.costs(shares, trade, concession);
            BigDecimal worse = trade.price().value().subtract(quote.value());
            BigDecimal paid = (side == Side.BUY ? worse : worse.negate()).multiply(shares.value());
            assertThat(paid).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            assertThat(reckoned.slippage().add(reckoned.spread()).add(reckoned.impact()))
                    .isEqualByComparingTo(paid.setScale(4, RoundingMode.HALF_UP));
            assertThat(List.of(reckoned.slippage(), reckoned.spread(), reckoned.impact()))
                    .allMatch(part -> part.signum() >= 0);
        }
    }

    @Test
    void anOrderOfAQuarterOfTheVolumeMovesHalfOfKTimesTheVolatility() {
        CostModel costs = CostModel.DEFAULT.withSpreadAndImpact(new BigDecimal("10"), new BigDecimal("0.8"));
        Concession concession =
                FillRules.concession(Quantity.of(250), new BigDecimal("1000"), () -> new BigDecimal("0.02"), costs);
        assertThat(concession.slippage()).isEqualByComparingTo("0.0020");
        assertThat(concession.spread()).isEqualByComparingTo("0.0005");
        assertThat(concession.impact()).isEqualByComparingTo("0.008");
        assertThat(FillRules.slipped(Side.BUY, Price.of("10"), concession)).isEqualTo(Price.of("10.105"));
    }

    private static CostModel costs(Tariff tariff) {
        return CostModel.DEFAULT.withTariff(tariff);
    }
}
