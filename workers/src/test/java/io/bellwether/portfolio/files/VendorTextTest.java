package io.bellwether.portfolio.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, dates, tickers and amounts as brokers print them. */
class VendorTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$1,234.56 | 1234.56",
                "($1,234.56) | -1234.56",
                "$(20001.00) | -20001.00",
                "-$515.00 | -515.00",
                "$-515.00 | -515.00",
                "+4,409.22 | 4409.22",
                "\u22120.75 | -0.75",
                "-2.637591265E-4 | -0.0002637591265",
                ".5 | 0.5",
                "12. | 12",
                "1,234,567 | 1234567",
                "10 USD | 10",
                "0.000 | 0.000"
            })
    void aNumberIsReadHoweverItIsPrinted(String text, BigDecimal number) {
        assertThat(VendorNumbers.read("amount", text).orElseThrow()).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "--", "-", "N/A", "nan", "Processing"})
    void nothingIsNoNumber(String text) {
        assertThat(VendorNumbers.read("amount", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234,56", "12,34", "1,23,456.00", "5.98x", "(-5)", "€5", "1 of 2", "0x10", "1e400"})
    void aNumberThatMayMeanTwoThingsIsRefused(String text) {
        assertThatThrownBy(() -> VendorNumbers.read("amount", text))
                .isInstanceOf(BadRow.class)
                .hasMessage("amount '%s' is no number".formatted(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11/3/2025 | 2025-11-03 |",
                "11/03/25 | 2025-11-03 |",
                "11/03/98 | 1998-11-03 |",
                "11-03-2025 | 2025-11-03 |",
                "2025-11-03 | 2025-11-03 |",
                "20251103 | 2025-11-03 |",
                "Nov-3-2025 | 2025-11-03 |",
                "03-Nov-25 | 2025-11-03 |",
                "11/04/2025 as of 11/03/2025 | 2025-11-03 |",
                "11/03/2025 12:00:00 AM | 2025-11-03 |",
                "2025-11-03 00:00:00 | 2025-11-03 |",
                "20251103;100714 | 2025-11-03 | 2025-11-03T15:07:14Z",
                "2025-11-03, 10:07:14 | 2025-11-03 | 2025-11-03T15:07:14Z",
                "2025-11-03;10:07:14 EST | 2025-11-03 | 2025-11-03T15:07:14Z",
                "11/03/2025 9:31:05 PM | 2025-11-03 | 2025-11-04T02:31:05Z",
                "2025-11-04T00:30:00.5Z | 2025-11-03 | 2025-11-04T00:30:00.500Z",
                "2025-11-04 02:31:00+00:00 | 2025-11-03 | 2025-11-04T02:31:00Z",
                "2025-11-04T09:31:00+0900 | 2025-11-03 | 2025-11-04T00:31:00Z"
            })
    void aDateIsReadHoweverItIsPrintedAndAnOffsetDecides(String text, LocalDate date, Instant moment) {
        assertThat(EventTime.read("date", text)).isEqualTo(new EventTime(date, Optional.ofNullable(moment)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"13/01/2025", "02/30/2025", "2025-13-01", "yesterday", "11/03", "45964", "2025-11-03T25:00:00Z"})
    void aDateThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> EventTime.read("date", text))
                .isInstanceOf(BadRow.class)
                .hasMessage("date '%s' is no date".formatted(text));
    }

    @ParameterizedTest
    @CsvSource({"BRK B, BRK.B", "BRK/B, BRK.B", "brk.b, BRK.B", "AVRX, AVRX", "BF-B, BF-B"})
    void aTickerOfAClassIsOneTicker(String text, String symbol) {
        assertThat(VendorSymbols.read(text)).hasToString(symbol);
        assertThat(VendorSymbols.isOption(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPY   240119C00470000",
                "MU260702P00945000",
                "-MSFT210226C250",
                "SPY 03/31/2020 284.00 P",
                "KITE  251219P00002500"
            })
    void anOptionIsNoTicker(String text) {
        assertThat(VendorSymbols.isOption(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // the printed price makes the amount
        "BUY, 10, 5.98, 0, -59.80, 5.98, 0",
        // a printed price is rounded: the amount decides
        "BUY, 0.909, 5.50, 0, -5.00, 5.50, 0",
        "BUY, 300, 13.0075, 1.34, -3903.61, 13.007567, 1.34",
        // what a sale is short of is the regulator's fee
        "SELL, 4, 2.51, 0, 10.03, 2.51, 0.01",
        "SELL, 1000, 2.50, 0, 2499.80, 2.50, 0.20",
        // a commission that no column names
        "BUY, 100, 5.00, 0, -506.95, 5.00, 6.95",
        // the amount may be without the fees that a column names
        "SELL, 100, 5.00, 1.00, 500.00, 5.00, 1.00",
        // no amount
        "BUY, 10, 5.98, 1, , 5.98, 1"
    })
    void anAmountSettlesPriceAndCost(
            Side side, String shares, BigDecimal price, BigDecimal fees, BigDecimal amount, String paid, String cost) {
        Settlement settled = Settlement.of(side, Quantity.of(shares), price, fees, Optional.ofNullable(amount));
        assertThat(settled.price().value()).isEqualByComparingTo(paid);
        assertThat(settled.cost()).isEqualByComparingTo(cost);
    }

    @ParameterizedTest
    @CsvSource({"BUY, 10, 20.00, 1.00, -199.00", "SELL, 10, 20.00, 1.00, 1990.00", "BUY, 1000, 98.5, 0, -985.00"})
    void anAmountThatContradictsThePriceIsRefused(
            Side side, String shares, BigDecimal price, BigDecimal fees, BigDecimal amount) {
        assertThatThrownBy(() -> Settlement.of(side, Quantity.of(shares), price, fees, Optional.of(amount)))
                .isInstanceOf(BadRow.class)
                .hasMessageContaining(" of fees make ")
                .hasMessageEndingWith("the amount says " + amount.abs());
    }
}
