package io.bellwether.portfolio.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.CashEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records whose trades cost more than there was: 10 USD to start from, a share of AAA is 10 and one of BBB 4. */
class MissingCashTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 6, 30);
    private static final LocalDate TUESDAY = LocalDate.of(2025, 7, 1);

    private final List<SourceTrade> trades = new ArrayList<>();
    private final List<SourceDay> days = new ArrayList<>();

    @Test
    void aSaleBelowPaysForABuyAbove() {
        row(MONDAY, Side.BUY, "AAA", "1", "10");
        row(TUESDAY, Side.BUY, "BBB", "2", "4");
        row(TUESDAY, Side.SELL, "AAA", "1", "11");
        Rebuilt rebuilt = rebuild(false);
        assertThat(bookings(rebuilt)).containsExactly("BUY AAA", "SELL AAA", "BUY BBB");
        assertThat(findings(rebuilt))
                .containsExactly(
                        "log:3 ROW_ORDER MOVED -8.00|0 cash that the buy of line 2 would leave; neither row has a time,"
                                + " so this sale is booked before it");
        assertThat(rebuilt.book().cash()).isEqualTo(Money.of("3.00"));
    }

    @Test
    void onlyAsManySalesAreMovedAsTheBuyNeeds() {
        row(MONDAY, Side.BUY, "AAA", "0.5", "10");
        row(MONDAY, Side.BUY, "BBB", "1", "4");
        row(TUESDAY, Side.BUY, "CCC", "1", "5");
        row(TUESDAY, Side.SELL, "AAA", "0.5", "10");
        row(TUESDAY, Side.SELL, "BBB", "1", "4");
        assertThat(bookings(rebuild(false))).containsExactly("BUY AAA", "BUY BBB", "SELL AAA", "BUY CCC", "SELL BBB");
    }

    @Test
    void aBuyThatCanBePaidToTheCentStaysWhereItStands() {
        row(MONDAY, Side.BUY, "AAA", "0.5", "10");
        row(TUESDAY, Side.BUY, "BBB", "1", "5");
        row(TUESDAY, Side.SELL, "AAA", "0.5", "10");
        Rebuilt rebuilt = rebuild(false);
        assertThat(bookings(rebuilt)).containsExactly("BUY AAA", "BUY BBB", "SELL AAA");
        assertThat(rebuilt.findings()).isEmpty();
    }

    @Test
    void tradesOfOneSymbolKeepTheirOrder() {
        row(MONDAY, Side.BUY, "AAA", "1", "10");
        row(TUESDAY, Side.BUY, "AAA", "1", "9");
        row(TUESDAY, Side.SELL, "AAA", "2", "11");
        Rebuilt rebuilt = rebuild(false);
        assertThat(bookings(rebuilt)).containsExactly("BUY AAA", "+9.00", "BUY AAA", "SELL AAA");
        assertThat(rebuilt.book().cash()).isEqualTo(Money.of("22.00"));
    }

    @Test
    void tradesWithATimeKeepTheirOrder() {
        row(MONDAY, Side.BUY, "AAA", "1", "10");
        at(TUESDAY.atTime(14, 0), Side.BUY, "BBB", "2", "4");
        at(TUESDAY.atTime(15, 0), Side.SELL, "AAA", "1", "11");
        assertThat(bookings(rebuild(false))).containsExactly("BUY AAA", "+8.00", "BUY BBB", "SELL AAA");
    }

    @Test
    void aSaleOfMoreThanIsOwnedPaysForNothing() {
        row(MONDAY, Side.BUY, "AAA", "1", "10");
        row(TUESDAY, Side.BUY, "BBB", "1", "4");
        row(TUESDAY, Side.SELL, "AAA", "2", "11");
        Rebuilt rebuilt = rebuild(false);
        assertThat(bookings(rebuilt)).containsExactly("BUY AAA", "+4.00", "BUY BBB");
        assertThat(findings(rebuilt))
                .containsExactly(
                        "log:2 CASH_BELOW_ZERO FUNDED -4.00|0 cash the trade would leave; the missing 4.00 USD are"
                                + " entered as UNEXPLAINED_DEPOSIT",
                        "log:3 SELL_EXCEEDS_HOLDING REFUSED 2|1 sells more than is owned; not booked");
    }

    @Test
    void whatIsMissingIsAnEntryOfItsOwnBeforeTheTradeThatNeedsIt() {
        row(MONDAY, Side.SELL, "AAA", "3", "2");
        row(MONDAY, Side.BUY, "AAA", "1", "10.21");
        Rebuilt rebuilt = rebuild(false);
        assertThat(rebuilt.unexplained())
                .containsExactly(new CashEntry(
                        "missing:import:main:2025-06-30:AAA:BUY:1@10.21:1",
                        CashEntry.Kind.UNEXPLAINED_DEPOSIT,
                        Money.of("0.21"),
                        MONDAY,
                        Instant.parse("2025-06-30T13:30:00.999Z"),
                        "The source does not say where the cash for 1 AAA at 10.21 came from"));
        assertThat(findings(rebuilt).getLast())
                .isEqualTo("log:2 CASH_BELOW_ZERO FUNDED -0.21|0 cash the trade would leave; the missing 0.21 USD are"
                        + " entered as UNEXPLAINED_DEPOSIT; sales that could not be booked up to then state 6.00 USD");
        assertThat(rebuilt.book().cash()).isEqualTo(Money.ZERO);
    }

    @Test
    void aFeeThatCannotBePaidIsMissingToo() {
        row(MONDAY, Side.BUY, "AAA", "1", "10");
        trades.add(trade(TUESDAY, Optional.empty(), Side.SELL, "AAA", "1", "0.5", "1.50"));
        assertThat(bookings(rebuild(false))).containsExactly("BUY AAA", "+1.00", "SELL AAA");
    }

    /** The day states 3 USD; 4 were missing, so 3 more of the source are not explained. */
    @Test
    void asRecordedTheDayEndsWithTheCashTheSourceStates() {
        row(MONDAY, Side.BUY, "AAA", "1", "14");
        day(MONDAY, "3", "17");
        Rebuilt rebuilt = rebuild(true);
        assertThat(rebuilt.unexplained())
                .extracting(entry -> entry.key() + " " + entry.kind() + " " + entry.amount())
                .containsExactly(
                        "missing:import:main:2025-06-30:AAA:BUY:1@14.00:1 CORRECTION 4.00",
                        "correction:2025-06-30 CORRECTION 3.00");
        assertThat(findings(rebuilt))
                .contains("daily:2 CASH_GAP FOLLOWED 3.00|-4.00 what the row before and the trades since make; after it"
                        + " the source is ahead of the trades by 7.00");
        assertThat(rebuilt.book().cash()).isEqualTo(Money.of("3.00"));
    }

    @Test
    void theBooksDoNotFollowASourceBelowZero() {
        row(MONDAY, Side.BUY, "AAA", "0.5", "10");
        day(MONDAY, "-2", "3");
        day(TUESDAY, "1", "6");
        Rebuilt rebuilt = rebuild(true);
        assertThat(rebuilt.unexplained())
                .extracting(entry -> entry.key() + " " + entry.amount())
                .containsExactly("correction:2025-06-30 -5.00", "correction:2025-07-01 1.00");
        assertThat(findings(rebuilt))
                .contains("daily:2 CASH_BELOW_ZERO LISTED -2.00|0 cash of the source itself; the books stop at zero");
        assertThat(rebuilt.steps())
                .filteredOn(Step.Close.class::isInstance)
                .extracting(step -> ((Step.Close) step).asStated().isPresent())
                .containsExactly(false, true);
    }

    @Test
    void cashThatWasEnteredIsNoGapOfTheSource() {
        row(MONDAY, Side.BUY, "AAA", "1", "14");
        day(MONDAY, "-4", "10");
        row(TUESDAY, Side.SELL, "AAA", "1", "14");
        day(TUESDAY, "10", "10");
        assertThat(rebuild(false).findings().stream().map(Finding::kind))
                .containsExactly(Finding.Kind.MISSING_POSITION, Finding.Kind.CASH_BELOW_ZERO);
    }

    private void row(LocalDate date, Side side, String symbol, String shares, String price) {
        trades.add(trade(date, Optional.empty(), side, symbol, shares, price, "0"));
    }

    private void at(LocalDateTime time, Side side, String symbol, String shares, String price) {
        Instant moment = time.toInstant(ZoneOffset.UTC);
        trades.add(trade(time.toLocalDate(), Optional.of(moment), side, symbol, shares, price, "0"));
    }

    private SourceTrade trade(
            LocalDate date, Optional<Instant> time, Side side, String symbol, String shares, String price, String fee) {
        return new SourceTrade(
                new SourceRow("log", trades.size() + 1),
                date,
                time,
                new Symbol(symbol),
                side,
                new Quantity(new BigDecimal(shares)),
                Price.of(price),
                Money.of(fee),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());
    }

    private void day(LocalDate date, String cash, String equity) {
        SourceRow at = new SourceRow("daily", days.size() + 2);
        days.add(new SourceDay(
                at,
                date,
                List.of(),
                Optional.of(new SourceTotal(
                        at, Optional.empty(), Optional.empty(), new BigDecimal(cash), new BigDecimal(equity)))));
    }

    private Rebuilt rebuild(boolean asRecorded) {
        return Rebuild.of(
                new SourceRecord(trades, days, List.of()), new Terms(new DeskId("main"), Money.of("10"), asRecorded));
    }

    private static List<String> bookings(Rebuilt rebuilt) {
        return rebuilt.steps().stream()
                .filter(step -> !(step instanceof Step.Close))
                .map(step -> step instanceof Step.Trade trade
                        ? trade.fill().side() + " " + trade.fill().symbol()
                        : "+" + ((Step.Unexplained) step).entry().amount())
                .toList();
    }

    private static List<String> findings(Rebuilt rebuilt) {
        return rebuilt.findings().stream()
                .map(f -> "%s:%d %s %s %s|%s %s"
                        .formatted(
                                f.at().file(),
                                f.at().line(),
                                f.kind(),
                                f.treatment(),
                                f.stated().orElseThrow(),
                                f.expected().orElseThrow(),
                                f.detail()))
                .toList();
    }
}
