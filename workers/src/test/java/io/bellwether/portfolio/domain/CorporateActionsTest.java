package io.bellwether.portfolio.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.CorporateAction.Delisting;
import io.bellwether.marketdata.domain.CorporateAction.Dividend;
import io.bellwether.marketdata.domain.CorporateAction.Split;
import io.bellwether.marketdata.domain.CorporateAction.SymbolChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorporateActionsTest {
    private static final Symbol AAPL = new Symbol("AAPL");
    private static final LocalDate EX = LocalDate.of(2024, 6, 10);

    @Test
    void splitMultipliesSharesDividesThePriceAndKeepsCostAndDayOfPurchase() {
        Book book = bought("100", "645.57", "2024-01-10");
        ActionBooking booking = book.apply(split("7", "1"), terms("645.57")).orElseThrow();

        assertThat(booking.after().cash()).isEqualTo(book.cash());
        assertThat(booking.after().openLots())
                .containsExactly(new Lot(
                        "lot:a/split:AAPL:2024-06-10",
                        AAPL,
                        LocalDate.of(2024, 1, 10),
                        Instant.parse("2024-01-10T15:00:00Z"),
                        EX,
                        "a",
                        Quantity.of(700),
                        Price.of("92.224286"),
                        Money.of("64557"),
                        Quantity.ZERO));
        assertThat(booking.adjustments())
                .containsExactly(new LotAdjustment(
                        "split:AAPL:2024-06-10",
                        "lot:a",
                        "lot:a/split:AAPL:2024-06-10",
                        Quantity.of(100),
                        Money.of("64557")));
        assertThat(booking.closings()).isEmpty();
        assertThat(booking.entries()).isEmpty();
        assertThat(booking.action())
                .isEqualTo(new BookedAction(
                        "split:AAPL:2024-06-10",
                        CorporateAction.Kind.SPLIT,
                        EX,
                        AAPL,
                        Quantity.of(100),
                        AAPL,
                        Quantity.of(700),
                        Money.ZERO));
    }

    /** 55 and 52 shares, 1 : 10: 10.7 shares, of which 10 stay and 0.7 are paid at 10 times the close before of 2.00. */
    @Test
    void reverseSplitPaysTheFractionOfTheWholePositionFirstInFirstOut() {
        Book book = bought("55", "2", "2024-01-10")
                .apply(Fills.buy("b", "AAPL", "52", "3").on("2024-02-01").build())
                .after();
        ActionBooking booking = book.apply(split("1", "10"), terms("2.00")).orElseThrow();

        assertThat(booking.action().sharesAfter()).isEqualTo(Quantity.of(10));
        assertThat(booking.after().held(AAPL)).isEqualTo(Quantity.of(10));
        assertThat(booking.entries())
                .extracting(CashEntry::key, CashEntry::kind, CashEntry::amount, CashEntry::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "split:AAPL:2024-06-10",
                        CashEntry.Kind.CASH_IN_LIEU,
                        Money.of("14.00"),
                        "Cash for 0.7 AAPL left over"));
        assertThat(booking.closings())
                .containsExactly(new LotClosing(
                        "lot:a/split:AAPL:2024-06-10",
                        AAPL,
                        "split:AAPL:2024-06-10",
                        EX,
                        Quantity.of("0.7"),
                        Optional.of(Price.of("20.00")),
                        Money.of("14.00"),
                        Money.of("14.00")));
        assertThat(booking.after().position(AAPL).orElseThrow().costBasis()).isEqualTo(Money.of("252.00"));
    }

    @Test
    void deskWithFractionalSharesKeepsTheFraction() {
        ActionTerms terms =
                new ActionTerms(true, Optional.empty(), EX, EX.atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
        ActionBooking booking =
                bought("107", "2", "2024-01-10").apply(split("1", "10"), terms).orElseThrow();
        assertThat(booking.after().held(AAPL)).isEqualTo(Quantity.of("10.7"));
        assertThat(booking.entries()).isEmpty();
    }

    @Test
    void fractionWithoutAKnownCloseIsForAPersonToLookAt() {
        ActionTerms terms = new ActionTerms(false, Optional.empty(), EX, Fills.OPEN);
        Book book = bought("107", "2", "2024-01-10");
        assertThatThrownBy(() -> book.apply(split("1", "10"), terms))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(
                        "split:AAPL:2024-06-10 leaves 0.7 shares to be paid in cash, but no close before the ex-date is known: import it");
    }

    @Test
    void positionSmallerThanOneNewShareIsPaidOutWhole() {
        ActionBooking booking = bought("5", "2", "2024-01-10")
                .apply(split("1", "10"), terms("2.00"))
                .orElseThrow();
        assertThat(booking.after().openLots()).isEmpty();
        assertThat(booking.action().sharesAfter()).isEqualTo(Quantity.ZERO);
        assertThat(booking.after().cash()).isEqualTo(Money.of("100000.00"));
    }

    @Test
    void dividendIsPaidForTheSharesHeldBeforeTheExDate() {
        Book book = bought("100", "10", "2024-01-10")
                .apply(Fills.buy("late", "AAPL", "50", "10").on("2024-06-10").build())
                .after();
        ActionBooking booking = book.apply(new Dividend(AAPL, EX, new BigDecimal("0.2055")), terms("10"))
                .orElseThrow();
        assertThat(booking.entries())
                .extracting(CashEntry::kind, CashEntry::amount, CashEntry::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        CashEntry.Kind.DIVIDEND, Money.of("20.55"), "Dividend of 0.2055 USD on 100 AAPL"));
        assertThat(booking.after().openLots()).isEqualTo(book.openLots());
    }

    @Test
    void sharesBoughtOnTheExDateAreOfTheNewKindAlready() {
        Book book = bought("100", "10", "2024-06-10");
        assertThat(book.apply(split("2", "1"), terms("10"))).isEmpty();
        assertThat(book.apply(new Dividend(AAPL, EX, BigDecimal.ONE), terms("10")))
                .isEmpty();
    }

    /** The name had a split of its own before these shares came under it. */
    @Test
    void actionFromBeforeTheSharesCameUnderTheNameIsNotTheirs() {
        Symbol meta = new Symbol("META");
        Book renamed = bought("100", "10", "2024-01-10")
                .apply(new SymbolChange(AAPL, EX, meta), terms("10"))
                .orElseThrow()
                .after();
        assertThat(renamed.apply(new Split(meta, EX.minusDays(3), BigDecimal.TWO, BigDecimal.ONE), terms("10")))
                .isEmpty();
        assertThat(renamed.apply(new Split(meta, EX, BigDecimal.TWO, BigDecimal.ONE), terms("10")))
                .isPresent();
    }

    @Test
    void newSymbolTakesOverLotsWithTheirCost() {
        Symbol meta = new Symbol("META");
        ActionBooking booking = bought("100", "10", "2024-01-10")
                .apply(new SymbolChange(AAPL, EX, meta), terms("10"))
                .orElseThrow();
        assertThat(booking.after().positions())
                .containsExactly(new Position(
                        meta,
                        Quantity.of(100),
                        Price.of("10"),
                        Money.of("1000"),
                        Optional.empty(),
                        LocalDate.of(2024, 1, 10)));
        assertThat(booking.closings()).isEmpty();
    }

    @Test
    void delistedSharesArePaidOutOrWrittenOff() {
        Book book = bought("100", "10", "2024-01-10");
        ActionBooking paid = book.apply(new Delisting(AAPL, EX, new BigDecimal("12.5")), terms("10"))
                .orElseThrow();
        assertThat(paid.entries())
                .extracting(CashEntry::kind, CashEntry::amount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(CashEntry.Kind.PAYOUT, Money.of("1250")));
        assertThat(paid.closings()).extracting(LotClosing::realised).containsExactly(Money.of("250"));

        ActionBooking lost = book.apply(new Delisting(AAPL, EX, BigDecimal.ZERO), terms("10"))
                .orElseThrow();
        assertThat(lost.entries()).isEmpty();
        assertThat(lost.closings())
                .extracting(LotClosing::price, LotClosing::realised)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.empty(), Money.of("-1000")));
        assertThat(lost.after().positions()).isEmpty();
    }

    @Test
    void oneDaysDividendIsPaidOnTheOldShares() {
        List<CorporateAction> actions = new java.util.ArrayList<>(List.of(
                new Delisting(AAPL, EX, BigDecimal.ONE), split("2", "1"), new Dividend(AAPL, EX, BigDecimal.ONE)));
        actions.sort(CorporateAction.IN_ORDER);
        assertThat(actions)
                .extracting(CorporateAction::key)
                .containsExactly("dividend:AAPL:2024-06-10", "split:AAPL:2024-06-10", "delisting:AAPL:2024-06-10");
    }

    private static Book bought(String shares, String price, String on) {
        return Book.holding(Money.of("100000"))
                .apply(Fills.buy("a", "AAPL", shares, price).on(on).build())
                .after();
    }

    private static Split split(String newRate, String oldRate) {
        return new Split(AAPL, EX, new BigDecimal(newRate), new BigDecimal(oldRate));
    }

    private static ActionTerms terms(String lastClose) {
        return new ActionTerms(false, Optional.of(Price.of(lastClose)), EX, Instant.parse("2024-06-10T13:30:00Z"));
    }
}
