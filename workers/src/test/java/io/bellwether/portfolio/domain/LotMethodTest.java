package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Money;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lots A 100 at 10 (January), B 50 at 14 (March), C 100 at 12 (June) of 2024. */
class LotMethodTest {
    private final Book book = Book.holding(Money.of("10000"))
            .apply(Fills.buy("a", "ALFA", "100", "10").on("2024-01-10").build())
            .after()
            .apply(Fills.buy("b", "ALFA", "50", "14").on("2024-03-01").build())
            .after()
            .apply(Fills.buy("c", "ALFA", "100", "12").on("2024-06-17").build())
            .after();

    @ParameterizedTest
    @CsvSource({
        "FIFO, 280.00, 'lot:a 100 300.00, lot:b 20 -20.00'",
        "LIFO, 80.00, 'lot:c 100 100.00, lot:b 20 -20.00'",
        "HIFO, 20.00, 'lot:b 50 -50.00, lot:c 70 70.00'"
    })
    void saleOf120At13ClosesTheLotsOfTheMethod(LotMethod method, String realised, String closings) {
        Booking sale =
                book.apply(Fills.sell("s", "ALFA", "120", "13").on("2024-07-01").build(), method);
        assertThat(sale.realised()).isEqualTo(Money.of(realised));
        assertThat(sale.closings().stream()
                        .map(c -> c.lotId() + " " + c.quantity() + " " + c.realised())
                        .toList())
                .isEqualTo(java.util.List.of(closings.split(", ")));
    }

    /** On 2025-02-03 A is long term, B and C are not: the loss of B first, then A's long-term gain, C's short one last. */
    @ParameterizedTest
    @CsvSource({
        "13, 'lot:b 50, lot:a 100, lot:c 70'",
        "12, 'lot:b 50, lot:a 100, lot:c 70'",
        "9, 'lot:b 50, lot:c 100, lot:a 70'",
        "15, 'lot:a 100, lot:b 50, lot:c 70'"
    })
    void specificIdentificationTakesLossesFirstAndLongTermGainsBeforeShortOnes(String price, String closings) {
        Booking sale = book.apply(
                Fills.sell("s", "ALFA", "220", price).on("2025-02-03").build(), LotMethod.SPECIFIC);
        assertThat(sale.closings().stream()
                        .map(c -> c.lotId() + " " + c.quantity())
                        .toList())
                .isEqualTo(java.util.List.of(closings.split(", ")));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-10, 2025-01-10, SHORT",
        "2024-01-10, 2025-01-11, LONG",
        "2024-02-29, 2025-02-28, SHORT",
        "2024-02-29, 2025-03-01, LONG",
        "2023-02-28, 2024-02-29, SHORT",
        "2023-02-28, 2024-03-01, LONG",
        "2024-01-10, 2024-01-10, SHORT"
    })
    void longTermIsMoreThanAYearByTheCalendar(LocalDate acquired, LocalDate sold, HoldingTerm term) {
        assertThat(HoldingTerm.of(acquired, sold)).isEqualTo(term);
    }
}
