package io.bellwether.portfolio.domain.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.desk.domain.LotMethod;
import io.bellwether.kernel.Money;
import io.bellwether.portfolio.domain.Book;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.KeptLedger;
import io.bellwether.portfolio.domain.LedgerEvents;
import io.bellwether.portfolio.domain.LedgerEvents.History;
import io.bellwether.portfolio.domain.imports.Finding.Kind;
import io.bellwether.portfolio.domain.imports.Finding.Treatment;
import io.bellwether.portfolio.domain.imports.TestRecord.Day;
import io.bellwether.portfolio.domain.imports.TestRecord.Defect;
import io.bellwether.portfolio.domain.imports.TestRecord.Wish;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What holds for any record. An honest one is made by trading; then defects are put into it, and each must be found on
 * its own row, whatever the other rows are.
 */
class RebuildPropertyTest {
    private static final LocalDate LATER = LocalDate.of(2025, 9, 2);

    @Provide
    Arbitrary<List<Day>> days() {
        return TestRecord.days();
    }

    @Provide
    Arbitrary<History> afterwards() {
        return LedgerEvents.histories(6);
    }

    @Property(tries = 10_000)
    void everyDefectIsFoundOnItsRow(@ForAll("days") List<Day> days, @ForAll boolean asRecorded) {
        TestRecord source = new TestRecord(days);
        Rebuilt rebuilt = Rebuild.of(source.record(), terms(asRecorded));
        Set<String> found = rebuilt.findings().stream()
                .map(f -> f.kind() + " " + f.at().file() + ":" + f.at().line())
                .collect(Collectors.toSet());
        assertThat(found).containsAll(source.expected());
    }

    @Property(tries = 10_000)
    void anHonestRecordHasNoFindingAndItsOwnFigures(@ForAll("days") List<Day> days) {
        TestRecord source = new TestRecord(honest(days));
        Rebuilt strict = Rebuild.of(source.record(), terms(false));
        assertThat(withoutGuesses(strict)).isEmpty();
        assertThat(strict.book().cash()).isEqualTo(source.book().cash());
        TestRecord.SYMBOLS.forEach(symbol ->
                assertThat(strict.book().held(symbol)).isEqualTo(source.book().held(symbol)));
        Rebuilt recorded = Rebuild.of(source.record(), terms(true));
        assertThat(withoutGuesses(recorded)).isEmpty();
        assertThat(recorded.book()).isEqualTo(strict.book());
    }

    /** Where no symbol is both bought and sold on a day, the rows of the day may stand in any order. */
    @Property(tries = 10_000)
    void salesPayForBuysThatStandAboveThem(@ForAll("days") List<Day> days) {
        Money little = Money.of("200");
        TestRecord source = new TestRecord(oneSided(days), little);
        Terms terms = new Terms(TestRecord.DESK, little, false);
        Rebuilt rebuilt = Rebuild.of(source.buysFirst(), terms);
        assertThat(withoutGuesses(rebuilt))
                .allMatch(f -> f.kind() == Kind.ROW_ORDER && f.treatment() == Treatment.MOVED);
        assertThat(rebuilt.unexplained()).isEmpty();
        Book asTraded = Rebuild.of(source.record(), terms).book();
        assertThat(rebuilt.book().cash()).isEqualTo(asTraded.cash());
        assertThat(lots(rebuilt.book())).isEqualTo(lots(asTraded));
    }

    @Property(tries = 10_000)
    void theBooksHoldWhateverTheSourceSays(@ForAll("days") List<Day> days, @ForAll boolean asRecorded) {
        Rebuilt rebuilt = Rebuild.of(new TestRecord(days).record(), terms(asRecorded));
        KeptLedger ledger = ledger();
        for (Step step : rebuilt.steps()) {
            enter(ledger, step);
            ledger.assertHolds();
        }
        assertThat(ledger.book()).isEqualTo(rebuilt.book());
        assertThat(missing(ledger))
                .isEqualTo(rebuilt.findings().stream()
                        .filter(f -> f.treatment() == Treatment.FUNDED)
                        .map(f -> new Money(f.amount().orElseThrow().negate()))
                        .sorted()
                        .toList());
    }

    /** An import that was cut off is run again, the desk goes on trading, and the import is run once more. */
    @Property(tries = 10_000)
    void anImportCutOffAndRepeatedAndTradedOnKeepsItsBooks(
            @ForAll("days") List<Day> days,
            @ForAll boolean asRecorded,
            @ForAll short cut,
            @ForAll("afterwards") History history) {
        List<Step> steps =
                Rebuild.of(new TestRecord(days).record(), terms(asRecorded)).steps();
        KeptLedger ledger = ledger();
        steps.subList(0, Math.floorMod(cut, steps.size() + 1)).forEach(step -> enter(ledger, step));
        List<Object> before = ledger.everything();
        steps.forEach(step -> enter(ledger, step));
        assertThat(ledger.everything().subList(0, before.size())).isEqualTo(before);

        LedgerEvents events = new LedgerEvents(history, LATER);
        for (int n = 0; n < history.events().size(); n++) {
            List<Object> told = ledger.everything();
            events.tell(ledger, n);
            assertThat(ledger.everything().subList(0, told.size())).isEqualTo(told);
            ledger.assertHolds();
        }
        List<Object> all = ledger.everything();
        steps.forEach(step -> enter(ledger, step));
        assertThat(ledger.everything()).isEqualTo(all);
        ledger.assertEveryCentIsExplained();
    }

    @Property(tries = 10_000)
    void theSameRecordHasTheSameKeysAndEachOnce(@ForAll("days") List<Day> days, @ForAll boolean asRecorded) {
        SourceRecord record = new TestRecord(days).record();
        List<Step> steps = Rebuild.of(record, terms(asRecorded)).steps();
        assertThat(Rebuild.of(record, terms(asRecorded)).steps()).isEqualTo(steps);
        List<String> ids = steps.stream()
                .flatMap(step -> switch (step) {
                    case Step.Trade trade -> Stream.of(trade.fill().id());
                    case Step.Unexplained cash -> Stream.of(cash.entry().key());
                    case Step.Cash cash -> Stream.of(cash.entry().key());
                    case Step.Action action -> Stream.of(action.action().key());
                    case Step.Close close -> Stream.of("close:" + close.date());
                })
                .toList();
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    /** The prices of these records jump at will. */
    private static List<Finding> withoutGuesses(Rebuilt rebuilt) {
        return rebuilt.findings().stream()
                .filter(finding -> finding.kind() != Kind.POSSIBLE_SPLIT && finding.kind() != Kind.POSSIBLE_SHORT)
                .toList();
    }

    private static Terms terms(boolean asRecorded) {
        return new Terms(TestRecord.DESK, TestRecord.CASH, asRecorded);
    }

    private static KeptLedger ledger() {
        LocalDate first = TestRecord.DATES.getFirst();
        return new KeptLedger(TestRecord.CASH, first, first.atTime(13, 30).toInstant(ZoneOffset.UTC));
    }

    private static void enter(KeptLedger ledger, Step step) {
        switch (step) {
            case Step.Trade trade -> ledger.book(trade.fill(), LotMethod.FIFO);
            case Step.Unexplained cash -> ledger.enter(cash.entry());
            case Step.Cash cash -> ledger.enter(cash.entry());
            case Step.Action action -> ledger.apply(action.action(), action.terms());
            case Step.Close close ->
                assertThat(close.date()).isBetween(TestRecord.DATES.getFirst(), TestRecord.DATES.getLast());
        }
    }

    /** What was entered because a trade needed it. */
    private static List<Money> missing(KeptLedger ledger) {
        return ledger.outside().stream()
                .filter(entry -> entry.key().startsWith("missing:"))
                .map(CashEntry::amount)
                .sorted()
                .toList();
    }

    private static List<Day> honest(List<Day> days) {
        return days.stream().map(day -> new Day(day.wishes(), Defect.NONE)).toList();
    }

    private static List<Day> oneSided(List<Day> days) {
        return days.stream()
                .map(day -> {
                    Map<Integer, Boolean> sides = new HashMap<>();
                    List<Wish> kept = new ArrayList<>();
                    for (Wish wish : day.wishes()) {
                        Boolean side = sides.putIfAbsent(wish.symbol(), wish.buy());
                        if (side == null || side == wish.buy()) {
                            kept.add(wish);
                        }
                    }
                    return new Day(kept, Defect.NONE);
                })
                .toList();
    }

    /** The lots without their moments. */
    private static List<String> lots(Book book) {
        return book.openLots().stream()
                .map(lot -> lot.symbol() + " " + lot.openedOn() + " " + lot.openQuantity() + " " + lot.openCost())
                .sorted()
                .toList();
    }
}
