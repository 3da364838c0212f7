package io.bellwether.portfolio.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Side;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.KeptLedger;
import io.bellwether.portfolio.domain.Position;
import io.bellwether.portfolio.domain.imports.RecordEvent.CashKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a record says beside its trades. Books start from 1000 USD; each ledger is checked to the cent and to the share. */
class RecordEventsTest {
    private static final LocalDate MONDAY = LocalDate.of(2025, 11, 3);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final LocalDate THURSDAY = MONDAY.plusDays(3);
    private static final LocalDate SATURDAY = MONDAY.plusDays(5);
    private static final LocalDate NEXT_MONDAY = MONDAY.plusDays(7);
    private static final Symbol ACME = new Symbol("ACME");

    private final List<SourceTrade> trades = new ArrayList<>();
    private final List<RecordEvent> events = new ArrayList<>();

    /** 100 for 1.00, then 1 : 10, then the ten at 10.20: 2 %, and nothing is left. */
    @Test
    void aReverseSplitBetweenTwoTradesLeavesNoPhantomShares() {
        trade(MONDAY, Side.BUY, "100", "1.00");
        split(TUESDAY, "1", "10");
        trade(WEDNESDAY, Side.SELL, "10", "10.20");
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(cash(rebuilt)).isEqualTo("1002.00");
        assertThat(rebuilt.book().positions()).isEmpty();
    }

    /** The same without the split: 90 shares too many, and the record says nothing of it: it must be told. */
    @Test
    void withoutTheSplitThePriceThatJumpsIsAFinding() {
        trade(MONDAY, Side.BUY, "100", "1.00");
        trade(WEDNESDAY, Side.SELL, "10", "10.20");
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt))
                .containsExactly(
                        "2 POSSIBLE_SPLIT LISTED 10.2|1 the price rose by a factor of 10.20, like a reverse split"
                                + " 1:10, while 100 shares were held; they are booked as if there was none: if there was one,"
                                + " say so with --actions");
        assertThat(held(rebuilt)).containsExactly("90 ACME");
    }

    @Test
    void aForwardSplitLetsTheSaleOfTheNewSharesBeBooked() {
        trade(MONDAY, Side.BUY, "10", "50.00");
        split(TUESDAY, "10", "1");
        trade(WEDNESDAY, Side.SELL, "100", "5.10");
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(cash(rebuilt)).isEqualTo("1010.00");
    }

    @Test
    void aSaleOfMoreThanIsHeldSuggestsTheSplitThatItsPriceShows() {
        trade(MONDAY, Side.BUY, "10", "50.00");
        trade(WEDNESDAY, Side.SELL, "100", "5.10");
        assertThat(findings(rebuild()))
                .containsExactly("2 SELL_EXCEEDS_HOLDING REFUSED 100|10 sells more than is owned; not booked; the price"
                        + " fell by a factor of 9.80, like a split 10:1: if there was one, say so with --actions");
    }

    @Test
    void aPriceThatDoublesInMonthsOrMovesWhileNothingIsHeldIsNoSplit() {
        trade(MONDAY, Side.BUY, "1", "5.00");
        trade(MONDAY.plusWeeks(8), Side.SELL, "1", "10.00");
        trade(MONDAY.plusWeeks(8).plusDays(1), Side.BUY, "1", "100.00");
        assertThat(findings(rebuild())).isEmpty();
    }

    @Test
    void aSplitThatNamesTheSharesThatCameGivesItsRatio() {
        trade(MONDAY, Side.BUY, "10", "12.40");
        events.add(new RecordEvent.SplitShares(at(), TUESDAY, ACME, new BigDecimal("30"), Optional.empty()));
        trade(WEDNESDAY, Side.SELL, "40", "3.1050");
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(cash(rebuilt)).isEqualTo("1000.20");
    }

    @Test
    void aSplitOfWhatIsNotHeldIsRefused() {
        events.add(new RecordEvent.SplitShares(at(), TUESDAY, ACME, new BigDecimal("30"), Optional.empty()));
        trade(WEDNESDAY, Side.BUY, "1", "1.00");
        assertThat(findings(rebuild()))
                .containsExactly("1 SHARES_NOT_HELD REFUSED 30|0 a split cannot change what is held by so many shares;"
                        + " not booked: is the purchase missing in the file?");
    }

    /** A merger in shares is a split and a new name. */
    @Test
    void aMergerOfWhatIsNotHeldIsToldOnce() {
        events.add(new RecordEvent.Split(
                at(),
                TUESDAY,
                ACME,
                new BigDecimal("20"),
                new BigDecimal("100"),
                Optional.of(new Symbol("KITE")),
                Optional.empty()));
        trade(WEDNESDAY, Side.BUY, "1", "1.00");
        assertThat(findings(rebuild()))
                .containsExactly("1 SHARES_NOT_HELD LISTED no ACME were held before the day; nothing changes");
    }

    /** 105 shares 1 : 10 are 10.5; the row of cash pays for the half. */
    @Test
    void cashInLieuPaysForTheFractionThatASplitLeaves() {
        trade(MONDAY, Side.BUY, "105", "1.00");
        split(TUESDAY, "1", "10");
        cash(THURSDAY, CashKind.CASH_IN_LIEU, "5.10", Optional.of(ACME));
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(held(rebuilt)).containsExactly("10 ACME");
        assertThat(cash(rebuilt)).isEqualTo("900.10");
    }

    @Test
    void aFractionThatNoRowPaysForIsAFinding() {
        trade(MONDAY, Side.BUY, "105", "1.00");
        split(TUESDAY, "1", "10");
        assertThat(findings(rebuild()))
                .containsExactly("2 FRACTION_LEFT LISTED 10.5|10 shares after the split of 2025-11-04; no row pays for"
                        + " the fraction, which stays");
    }

    @Test
    void oneSplitOfTwoSourcesIsBookedOnce() {
        trade(MONDAY, Side.BUY, "10", "12.00");
        announced(new CorporateAction.Split(ACME, TUESDAY, new BigDecimal("4"), BigDecimal.ONE));
        SourceRow another = new SourceRow("another", 3);
        events.add(new RecordEvent.SplitShares(another, THURSDAY, ACME, new BigDecimal("30"), Optional.empty()));
        Rebuilt rebuilt = rebuild();
        assertThat(held(rebuilt)).containsExactly("40 ACME");
        assertThat(findings(rebuilt))
                .containsExactly("3 DUPLICATE_ROW LISTED is taken for the split of 2025-11-04 once more; booked once, 4"
                        + " new shares for 1");
    }

    /** Three for two, and two days later a tenth in shares: 100 are 150 and then 165. */
    @Test
    void whatOneSourceTellsTwiceAreTwoSplits() {
        trade(MONDAY, Side.BUY, "100", "2.00");
        split(TUESDAY, "3", "2");
        events.add(new RecordEvent.SplitShares(at(), THURSDAY, ACME, new BigDecimal("15"), Optional.empty()));
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(held(rebuilt)).containsExactly("165 ACME");
    }

    /** Nothing in such a file says whether the shares were sold short, so what may be wrong is told. */
    @Test
    void aPurchaseAfterASaleOfSharesThatWereNotHeldIsTold() {
        trade(MONDAY, Side.SELL, "10", "13.00");
        trade(TUESDAY, Side.BUY, "10", "12.00");
        trade(WEDNESDAY, Side.BUY, "1", "12.00");
        assertThat(findings(rebuild()))
                .containsExactly(
                        "1 SELL_EXCEEDS_HOLDING REFUSED 10|0 sells more than is owned; not booked",
                        "2 POSSIBLE_SHORT LISTED 10|0 booked as shares that are held; if the sale of line 1, which is not booked,"
                                + " was a short sale, it ended that and nothing is held: take both rows out of the file");
    }

    /** A day trade whose purchase stands below its sale. */
    @Test
    void aSaleWithoutATimeWaitsForThePurchaseOfItsDay() {
        trade(MONDAY, Side.SELL, "10", "13.00");
        trade(MONDAY, Side.BUY, "10", "12.00");
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt))
                .containsExactly(
                        "2 ROW_ORDER MOVED 10|0 shares that line 1 sells; neither row has a time, so this buy is"
                                + " booked before it");
        assertThat(cash(rebuilt)).isEqualTo("1010.00");
        assertThat(rebuilt.book().positions()).isEmpty();
    }

    @Test
    void aSaleThatThePurchasesOfItsDayDoNotMakePossibleIsRefusedInItsPlace() {
        trade(MONDAY, Side.SELL, "10", "13.00");
        trade(MONDAY, Side.BUY, "9", "12.00");
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt).getFirst())
                .isEqualTo("1 SELL_EXCEEDS_HOLDING REFUSED 10|0 sells more than is owned; not booked");
        assertThat(held(rebuilt)).containsExactly("9 ACME");
    }

    @Test
    void cashMovesByEveryKindOfRow() {
        cash(MONDAY, CashKind.DEPOSIT, "500.00", Optional.empty());
        cash(TUESDAY, CashKind.DIVIDEND, "1.25", Optional.of(ACME));
        cash(TUESDAY, CashKind.TAX, "-0.38", Optional.of(ACME));
        cash(WEDNESDAY, CashKind.INTEREST, "3.21", Optional.empty());
        cash(WEDNESDAY, CashKind.FEE, "-1.50", Optional.empty());
        cash(THURSDAY, CashKind.WITHDRAWAL, "-250.00", Optional.empty());
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(entries(rebuilt))
                .containsExactly(
                        "2025-11-03 DEPOSIT 500.00",
                        "2025-11-04 DIVIDEND 1.25",
                        "2025-11-04 TAX -0.38",
                        "2025-11-05 INTEREST 3.21",
                        "2025-11-05 FEE -1.50",
                        "2025-11-06 WITHDRAWAL -250.00");
        assertThat(cash(rebuilt)).isEqualTo("1252.58");
    }

    /** A deposit of the weekend is there on Monday before the trade that needs it; a withdrawal waits for the sale. */
    @Test
    void whatComesInIsThereBeforeTheTradesAndWhatGoesOutGoesAfterThem() {
        cash(SATURDAY, CashKind.DEPOSIT, "100.00", Optional.empty());
        trade(NEXT_MONDAY, Side.BUY, "11", "100.00");
        trade(NEXT_MONDAY.plusDays(1), Side.SELL, "11", "100.00");
        cash(NEXT_MONDAY.plusDays(1), CashKind.WITHDRAWAL, "-1100.00", Optional.empty());
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(cash(rebuilt)).isEqualTo("0.00");
        assertThat(entries(rebuilt)).containsExactly("2025-11-10 DEPOSIT 100.00", "2025-11-11 WITHDRAWAL -1100.00");
    }

    @Test
    void aWithdrawalOfMoreThanThereIsNeedsCashThatTheRecordDoesNotExplain() {
        cash(TUESDAY, CashKind.WITHDRAWAL, "-1200.00", Optional.empty());
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt))
                .containsExactly("1 CASH_BELOW_ZERO FUNDED -200|0 cash the row would leave; the missing 200.00 USD are"
                        + " entered as UNEXPLAINED_DEPOSIT");
        assertThat(rebuilt.unexplained())
                .extracting(entry -> entry.amount().toString())
                .containsExactly("200.00");
    }

    @Test
    void announcedDividendsAndPayoutsConcernWhatIsHeldOnly() {
        trade(MONDAY, Side.BUY, "10", "5.00");
        announced(new CorporateAction.Dividend(ACME, TUESDAY, new BigDecimal("0.055")));
        announced(new CorporateAction.Dividend(new Symbol("BOLT"), TUESDAY, new BigDecimal("3")));
        announced(new CorporateAction.SymbolChange(ACME, WEDNESDAY, new Symbol("ACMX")));
        announced(new CorporateAction.Delisting(new Symbol("ACMX"), THURSDAY, new BigDecimal("4.123")));
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(rebuilt.book().positions()).isEmpty();
        assertThat(cash(rebuilt)).isEqualTo("991.78");
        assertThat(rebuilt.steps().stream().filter(Step.Close.class::isInstance))
                .hasSize(4);
    }

    @Test
    void anAnnouncedDividendThatTheRecordPaysItselfIsNotBookedTwice() {
        trade(MONDAY, Side.BUY, "10", "5.00");
        announced(new CorporateAction.Dividend(ACME, TUESDAY, new BigDecimal("0.05")));
        cash(THURSDAY, CashKind.DIVIDEND, "0.50", Optional.of(ACME));
        Rebuilt rebuilt = rebuild();
        assertThat(cash(rebuilt)).isEqualTo("950.50");
        assertThat(findings(rebuilt))
                .containsExactly("2 DUPLICATE_ROW LISTED the record has a row with this dividend; that one is booked");
    }

    /** Shares from elsewhere are a deposit; their price is stated, or that of the first trade. */
    @Test
    void transferredSharesComeInAtTheirValueAndGoOutAtTheLastPrice() {
        events.add(new RecordEvent.Transfer(
                at(), MONDAY, ACME, new BigDecimal("12"), Optional.of(Money.of("48.60")), Optional.empty()));
        trade(TUESDAY, Side.SELL, "2", "4.50");
        events.add(new RecordEvent.Transfer(
                at(), WEDNESDAY, ACME, new BigDecimal("-10"), Optional.empty(), Optional.empty()));
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt))
                .containsExactly(
                        "3 TRANSFERRED_OUT LISTED shares left for another account; the books have them as sold at"
                                + " 4.50 and the cash as withdrawn; for the tax it is no sale");
        assertThat(entries(rebuilt)).containsExactly("2025-11-03 DEPOSIT 48.60", "2025-11-05 WITHDRAWAL -45.00");
        assertThat(cash(rebuilt)).isEqualTo("1009.00");
        assertThat(rebuilt.book().positions()).isEmpty();
    }

    @Test
    void transferredSharesWithoutAnyPriceAreRefused() {
        events.add(
                new RecordEvent.Transfer(at(), MONDAY, ACME, new BigDecimal("12"), Optional.empty(), Optional.empty()));
        assertThat(findings(rebuild()))
                .containsExactly("1 NO_PRICE REFUSED shares came from another account and the record names no price of"
                        + " them; not booked");
    }

    @Test
    void aMergerForCashPaysExactlyWhatTheRowSays() {
        trade(MONDAY, Side.BUY, "3", "10.00");
        events.add(new RecordEvent.Payout(at(), TUESDAY, ACME, Quantity.of(3), Money.of("100.00"), Optional.empty()));
        Rebuilt rebuilt = rebuild();
        assertThat(findings(rebuilt)).isEmpty();
        assertThat(cash(rebuilt)).isEqualTo("1070.00");
        assertThat(rebuilt.book().positions()).isEmpty();
    }

    @Test
    void booksStartFromTheDepositsOfTheFirstDayWhereNobodyNamesTheCash() {
        cash(SATURDAY, CashKind.DEPOSIT, "700.00", Optional.empty());
        cash(SATURDAY, CashKind.DEPOSIT, "300.00", Optional.empty());
        trade(NEXT_MONDAY, Side.BUY, "1", "10.00");
        cash(NEXT_MONDAY, CashKind.DEPOSIT, "5.00", Optional.empty());
        List<RecordRow> rows = Merge.of(List.of(), record(), 1).rows();
        InitialCash start = InitialCash.of(rows).orElseThrow();
        assertThat(start).isEqualTo(new InitialCash(Money.of("1000.00"), Optional.of(SATURDAY)));
        Rebuilt rebuilt = Rebuild.of(rows, List.of(), new Terms(new DeskId("main"), start, false));
        assertThat(entries(rebuilt)).containsExactly("2025-11-10 DEPOSIT 5.00");
        assertThat(cash(rebuilt)).isEqualTo("995.00");
    }

    @Test
    void aRecordThatBeginsWithATradeDoesNotSayWhatItStartsFrom() {
        trade(MONDAY, Side.BUY, "1", "10.00");
        cash(TUESDAY, CashKind.DEPOSIT, "700.00", Optional.empty());
        assertThat(InitialCash.of(Merge.of(List.of(), record(), 1).rows())).isEmpty();
    }

    private SourceRow at() {
        return new SourceRow("export", trades.size() + events.size() + 1);
    }

    private void trade(LocalDate date, Side side, String shares, String price) {
        trades.add(new SourceTrade(
                at(),
                date,
                Optional.empty(),
                ACME,
                side,
                Quantity.of(shares),
                Price.of(price),
                Money.ZERO,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty()));
    }

    private void split(LocalDate date, String newRate, String oldRate) {
        events.add(new RecordEvent.Split(
                at(),
                date,
                ACME,
                new BigDecimal(newRate),
                new BigDecimal(oldRate),
                Optional.empty(),
                Optional.empty()));
    }

    private void announced(CorporateAction action) {
        events.add(new RecordEvent.Announced(at(), action));
    }

    private void cash(LocalDate date, CashKind kind, String amount, Optional<Symbol> about) {
        events.add(new RecordEvent.Cash(at(), date, kind, Money.of(amount), about, "", Optional.empty()));
    }

    private SourceRecord record() {
        return new SourceRecord(trades, events, List.of(), List.of());
    }

    /** Rebuilds, and enters every step into a ledger whose invariants must hold after each. */
    private Rebuilt rebuild() {
        Money start = Money.of("1000");
        Rebuilt rebuilt = Rebuild.of(record(), new Terms(new DeskId("main"), start, false));
        KeptLedger ledger = new KeptLedger(start, MONDAY.minusDays(3), Instant.parse("2025-10-31T13:30:00Z"));
        for (Step step : rebuilt.steps()) {
            switch (step) {
                case Step.Trade trade -> ledger.book(trade.fill(), LotMethod.FIFO);
                case Step.Unexplained cash -> ledger.enter(cash.entry());
                case Step.Cash cash -> ledger.enter(cash.entry());
                case Step.Action action -> ledger.apply(action.action(), action.terms());
                case Step.Close close ->
                    assertThat(ledger.book().cash().isNegative()).isFalse();
            }
            ledger.assertHolds();
        }
        assertThat(ledger.book()).isEqualTo(rebuilt.book());
        return rebuilt;
    }

    private static String cash(Rebuilt rebuilt) {
        return rebuilt.book().cash().toString();
    }

    private static List<String> held(Rebuilt rebuilt) {
        return rebuilt.book().positions().stream()
                .map((Position position) -> position.quantity() + " " + position.symbol())
                .toList();
    }

    private static List<String> entries(Rebuilt rebuilt) {
        return rebuilt.steps().stream()
                .filter(Step.Cash.class::isInstance)
                .map(step -> ((Step.Cash) step).entry())
                .map(entry -> entry.tradingDate() + " " + entry.kind() + " " + entry.amount())
                .toList();
    }

    private static List<String> findings(Rebuilt rebuilt) {
        return rebuilt.findings().stream()
                .map(f -> "%d %s %s%s %s"
                        .formatted(
                                f.at().line(),
                                f.kind(),
                                f.treatment(),
                                f.stated()
                                        .map(stated -> " " + plain(stated) + "|"
                                                + plain(f.expected().orElseThrow()))
                                        .orElse(""),
                                f.detail()))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
