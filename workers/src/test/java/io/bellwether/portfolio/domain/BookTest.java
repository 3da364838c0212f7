package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookTest {
    private static final Symbol ALFA = new Symbol("ALFA");

    private final Book empty = Book.holding(Money.of("10000"));

    @Test
    void buyMovesCashOpensALotAndBooksTheFeeApart() {
        Booking booking =
                empty.apply(Fills.buy("f1", "ALFA", "100", "5.0025").fee("1.00").build());

        assertThat(booking.entries())
                .extracting(CashEntry::key, CashEntry::kind, e -> e.amount().toString(), CashEntry::detail)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "buy:f1", CashEntry.Kind.BUY, "-500.25", "Bought 100 ALFA at 5.0025"),
                        org.assertj.core.groups.Tuple.tuple(
                                "fee:f1", CashEntry.Kind.FEE, "-1.00", "Fee: Bought 100 ALFA at 5.0025"));
        assertThat(booking.opened()).map(Lot::id).contains("lot:f1");
        assertThat(booking.closings()).isEmpty();
        assertThat(booking.after().cash()).isEqualTo(Money.of("9498.75"));
        assertThat(booking.after().positions())
                .containsExactly(new Position(
                        ALFA,
                        Quantity.of(100),
                        Price.of("5.0025"),
                        Money.of("500.25"),
                        Optional.empty(),
                        LocalDate.of(2026, 11, 20)));
    }

    @Test
    void booksNoEntryForAFeeOfZero() {
        assertThat(empty.apply(Fills.buy("f1", "ALFA", "1", "5").build()).entries())
                .hasSize(1);
    }

    /** Lots A 100 at 10, B 50 at 14, C 100 at 12; selling 120 at 13 first in first out earns 300 - 20 = 280. */
    @Test
    void sellClosesTheOldestLotsFirst() {
        Book book = empty.apply(
                        Fills.buy("a", "ALFA", "100", "10").on("2024-01-10").build())
                .after()
                .apply(Fills.buy("c", "ALFA", "100", "12").on("2024-06-17").build())
                .after()
                .apply(Fills.buy("b", "ALFA", "50", "14").on("2024-03-01").build())
                .after();

        Booking sale =
                book.apply(Fills.sell("s", "ALFA", "120", "13").on("2024-07-01").build());

        assertThat(sale.closings())
                .extracting(
                        LotClosing::lotId,
                        c -> c.quantity().toString(),
                        c -> c.realised().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("lot:a", "100", "300.00"),
                        org.assertj.core.groups.Tuple.tuple("lot:b", "20", "-20.00"));
        assertThat(sale.realised()).isEqualTo(Money.of("280.00"));
        assertThat(sale.after().held(ALFA)).isEqualTo(Quantity.of(130));
        assertThat(sale.after().position(ALFA).orElseThrow().openedOn()).isEqualTo(LocalDate.of(2024, 3, 1));
    }

    /** 3.02 for three shares: the sixth digit is rounded half up. */
    @Test
    void averageCostIsRoundedHalfUp() {
        Book book = empty.apply(Fills.buy("a", "ALFA", "1", "1").build())
                .after()
                .apply(Fills.buy("b", "ALFA", "2", "1.01").build())
                .after();
        assertThat(book.position(ALFA).orElseThrow().averageCost()).isEqualTo(Price.of("1.006667"));
        assertThat(empty.position(ALFA)).isEmpty();
    }

    @Test
    void averageCostIsWeightedByTheSharesStillOpen() {
        Book book = empty.apply(Fills.buy("a", "ALFA", "10", "4").build())
                .after()
                .apply(Fills.buy("b", "ALFA", "20", "7").build())
                .after()
                .apply(Fills.sell("s", "ALFA", "5", "8").build())
                .after();
        // 5 at 4 and 20 at 7 are left: 160 / 25
        assertThat(book.position(ALFA).orElseThrow())
                .isEqualTo(new Position(
                        ALFA, Quantity.of(25), Price.of("6.40"), Money.of("160.00"), Optional.empty(), Fills.DAY));
    }

    /** Three shares for 10.00 sold one by one: parts of 3.33, 3.34 and 3.33, never 9.99. */
    @Test
    void partsOfTheCostAddUpToTheWholeToTheCent() {
        Book book = empty.apply(Fills.buy("a", "ALFA", "3", "3.333333").build()).after();
        Booking first = book.apply(Fills.sell("s1", "ALFA", "1", "4").build());
        Booking second = first.after().apply(Fills.sell("s2", "ALFA", "1", "4").build());
        Booking third = second.after().apply(Fills.sell("s3", "ALFA", "1", "4").build());

        assertThat(first.closings().getFirst().cost()).isEqualTo(Money.of("3.33"));
        assertThat(second.closings().getFirst().cost()).isEqualTo(Money.of("3.34"));
        assertThat(third.closings().getFirst().cost()).isEqualTo(Money.of("3.33"));
        assertThat(third.after()).isEqualTo(Book.holding(Money.of("10002.00")));
    }

    @Test
    void oneSaleOverSeveralLotsSharesItsProceedsToTheCent() {
        Book book = empty.apply(Fills.buy("a", "ALFA", "1", "1").build())
                .after()
                .apply(Fills.buy("b", "ALFA", "1", "1").build())
                .after()
                .apply(Fills.buy("c", "ALFA", "1", "1").build())
                .after();
        Booking sale = book.apply(Fills.sell("s", "ALFA", "3", "3.333333").build());
        assertThat(sale.closings()).extracting(c -> c.proceeds().toString()).containsExactly("3.33", "3.34", "3.33");
    }

    @Test
    void refusesToSellMoreThanIsHeld() {
        Book book = empty.apply(Fills.buy("a", "ALFA", "5", "4").build()).after();
        assertThatThrownBy(() -> book.apply(Fills.sell("s", "ALFA", "5.5", "4").build()))
                .isInstanceOf(PermanentFault.class)
                .hasMessageContaining("fill s sells 5.5 ALFA, but the books hold 5");
    }

    @Test
    void booksWhatTheBrokerDidEvenWhenCashFallsBelowZero() {
        assertThat(Book.holding(Money.of("10"))
                        .apply(Fills.buy("a", "ALFA", "5", "4").build())
                        .after()
                        .cash())
                .isEqualTo(Money.of("-10.00"));
    }

    @Test
    void keepsSymbolsApart() {
        Book book = empty.apply(Fills.buy("a", "ALFA", "5", "4").build())
                .after()
                .apply(Fills.buy("b", "BETA", "7", "2").build())
                .after()
                .apply(Fills.sell("s", "BETA", "7", "3").build())
                .after();
        assertThat(book.positions()).extracting(Position::symbol).containsExactly(ALFA);
        assertThat(book.cash()).isEqualTo(Money.of("9987.00"));
    }
}
