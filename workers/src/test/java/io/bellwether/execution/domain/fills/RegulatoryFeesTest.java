package io.bellwether.execution.domain.fills;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.CostModel;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegulatoryFeesTest {
    /** A broker's own examples: 10,000 USD at 23.10 per million, one share of 150 USD at 5.10 per million. */
    @ParameterizedTest(name = "a sale for {0} on {1} pays {2}")
    @CsvSource({
        "10000.00,   2018-01-03, 0.24",
        "150.00,     2021-06-01, 0.01",
        "1000000.00, 2012-11-15, 22.40",
        "1000000.00, 2025-06-02, 0.00",
        "1000000.00, 1999-06-01, 33.33",
        "0.01,       2018-01-03, 0.01",
    })
    void section31IsAPartOfTheProceedsRoundedUp(String proceeds, LocalDate date, String fee) {
        assertThat(RegulatoryFees.section31(Money.of(proceeds), date)).isEqualTo(Money.of(fee));
    }

    /** The rate of 13.00 ended with charge dates through 15 April 2019, two sessions after the trade. */
    @ParameterizedTest(name = "a trade of {0} pays {1} per million")
    @CsvSource({
        "2019-04-11, 13.00",
        "2019-04-12, 20.70",
        "2014-03-12, 17.40",
        "2014-03-13, 22.10",
        "2025-05-12, 27.80",
        "2025-05-13, 0.00",
        "2026-04-01, 0.00",
        "2026-04-02, 20.60",
    })
    void section31IsChargedAtTheRateOfTheSettlementDate(LocalDate trade, String fee) {
        assertThat(RegulatoryFees.section31(Money.of("1000000.00"), trade)).isEqualTo(Money.of(fee));
    }

    /** Published: 1,000 shares at 0.000166 cost 0.17; 0.000119 per share with at least a cent and at most 5.95. */
    @ParameterizedTest(name = "{0} shares at {1} on {2} pay {3}")
    @CsvSource({
        "1000,    10.00,    2024-06-03, 0.17",
        "1,       150.00,   2021-06-01, 0.01",
        "49999,   10.00,    2021-06-01, 5.95",
        "50000,   10.00,    2021-06-01, 5.95",
        "1000000, 10.00,    2021-06-01, 5.95",
        "1000000, 10.00,    2012-02-29, 4.50",
        "1000000, 10.00,    2012-03-01, 4.75",
        "1000,    10.00,    2003-08-29, 0.00",
        "1000,    10.00,    2026-01-02, 0.20",
        "1000,    0.000118, 2021-06-01, 0.00",
        "0.5,     200.00,   2024-06-03, 0.01",
    })
    void tradingActivityIsPerShareUpToAMostOnTheTradeDate(String shares, String price, LocalDate date, String fee) {
        assertThat(RegulatoryFees.tradingActivity(Quantity.of(shares), Price.of(price), date))
                .isEqualTo(Money.of(fee));
    }

    @Test
    void onlySalesPayThemAndOnlyWhereTheCostsSaySo() {
        LocalDate date = LocalDate.of(2024, 6, 3);
        CostModel with = CostModel.DEFAULT.withRegulatoryFees(true);
        Quantity shares = Quantity.of(1000);
        Price price = Price.of("10");
        assertThat(FillRules.regulatory(Side.SELL, shares, price, date, CostModel.DEFAULT))
                .isEqualTo(Money.ZERO);
        assertThat(FillRules.regulatory(Side.BUY, shares, price, date, with)).isEqualTo(Money.ZERO);
        assertThat(FillRules.regulatory(Side.SELL, shares, price, date, with)).isEqualTo(Money.of("0.45"));
        assertThat(FillRules.regulatory(Side.SELL, Quantity.ZERO, price, date, with))
                .isEqualTo(Money.ZERO);
    }
}
