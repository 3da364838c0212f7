package io.bellwether.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.app.ReadTaxView;
import io.bellwether.reporting.domain.TaxReport;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of one account that overlap, are looked at first, are wrong and taken back, and say more than trades. */
@DatabaseTest
class ImportAgainIT {
    private static final List<String> ROWS = List.of(
            "2025-08-01,ACME,buy,100,1.00",
            "2025-08-15,BOLT,buy,10,5.00",
            "2025-10-01,ACME,sell,40,1.50",
            "2025-10-01,CASK,buy,5,4.00",
            "2025-11-03,BOLT,sell,10,6.00",
            "2025-11-03,ACME,sell,60,2.00");

    @Autowired
    ImportRecord importRecord;

    @Autowired
    UndoImport undoImport;

    @Autowired
    ImportLog log;

    @Autowired
    Desks desks;

    @Autowired
    ReadPerformance readPerformance;

    @Autowired
    ReadTaxView readTaxView;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    /** The last ninety days, a longer file, a file that ends within a day: only what is new is booked each time. */
    @Test
    void filesThatOverlapMakeTheBooksOfTheWholeRecord() throws IOException {
        assertThat(trades("over", ROWS.subList(2, 5)).refused()).isEqualTo(2);
        ImportRecord.Result longer = trades("over", ROWS.subList(0, 5));
        assertThat(longer.findings()).isEmpty();
        assertThat(longer.booked()).isEqualTo(4);
        assertThat(longer.bookedBefore()).isEqualTo(1);
        ImportRecord.Result sameDay = trades("over", ROWS);
        assertThat(sameDay.booked()).isEqualTo(1);
        assertThat(sameDay.bookedBefore()).isEqualTo(5);
        assertThat(trades("over", ROWS.subList(3, 5)).booked()).isZero();
        trades("over-whole", ROWS);
        assertThat(ledger("over")).isEqualTo(ledger("over-whole"));
        assertThat(ledger("over"))
                .contains(
                        "SELL 60.00 2025-10-01",
                        "SELL 60.00 2025-11-03",
                        "SELL 120.00 2025-11-03",
                        "close 2025-11-03 1090.00");
    }

    @Test
    void aCheckBooksNothingAndShowsWhatWouldBeBooked() throws IOException {
        ImportRecord.Result check = importRecord.check(request("look", ROWS));
        assertThat(check.booked()).isEqualTo(6);
        assertThat(check.cash()).isEqualTo(Money.of("1070.00"));
        assertThat(check.positions())
                .extracting(p -> p.quantity() + " " + p.symbol())
                .containsExactly("5 CASK");
        assertThat(desks.find(new DeskId("look"))).isEmpty();
        trades("look", ROWS.subList(0, 4));
        List<String> before = ledger("look");
        ImportRecord.Result further = importRecord.check(request("look", ROWS));
        assertThat(further.booked()).isEqualTo(2);
        assertThat(further.bookedBefore()).isEqualTo(4);
        assertThat(ledger("look")).isEqualTo(before);
        assertThat(log.runs(new DeskId("look"))).hasSize(1);
    }

    @Test
    void whereEveryRowIsRefusedTheFindingsAreToldAndNoDeskIsMade() throws IOException {
        ImportRecord.Result result = importRecord.run(new ImportRecord.Request(
                new DeskId("none"),
                ImportRequests.mapped(
                        folder,
                        List.of("2025-08-02,ACME,buy,1,1.00", "2025-08-01,ACME,sell,1,1.00", "soon,ACME,buy,1,1.00")),
                Optional.empty(),
                false,
                Optional.empty()));
        assertThat(result.isEmpty()).isTrue();
        assertThat(result.findings())
                .extracting(finding -> finding.at().line() + " " + finding.kind())
                .containsExactlyInAnyOrder("2 NOT_A_TRADING_DAY", "3 SELL_EXCEEDS_HOLDING", "4 BAD_ROW");
        assertThat(desks.find(new DeskId("none"))).isEmpty();
    }

    @Test
    void withoutCashTheSentenceNamesWhatTheTradesNeed() {
        assertThatThrownBy(() -> importRecord.run(new ImportRecord.Request(
                        new DeskId("cashless"),
                        ImportRequests.mapped(folder, ROWS),
                        Optional.empty(),
                        false,
                        Optional.empty())))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("the files do not say what cash the desk starts from, above zero; name it with --cash (its"
                        + " trades need 150.00 USD)");
    }

    @Test
    void aWrongImportIsTakenBackAndDoneAgain() throws IOException {
        trades("undo", ROWS.subList(0, 4));
        List<String> before = ledger("undo");
        trades("undo", List.of("2025-10-02,ACME,sell,60,9.99", "2025-10-02,CASK,sell,5,9.99"));
        UndoImport.Result undone = undoImport.run(new DeskId("undo"), "cli:tester", "wrong account");
        assertThat(undone.trades()).isEqualTo(2);
        assertThat(undone.tradesLeft()).isEqualTo(4);
        assertThat(ledger("undo")).isEqualTo(before);
        assertThat(undoImport
                        .run(new DeskId("undo"), "cli:tester", "wrong cash")
                        .importsLeft())
                .isEmpty();
        assertThat(ledger("undo")).isEmpty();
        assertThat(db.sql("select count(*) from quote where market = 'record-undo'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(importRecord
                        .run(new ImportRecord.Request(
                                new DeskId("undo"),
                                ImportRequests.mapped(folder, ROWS),
                                Optional.empty(),
                                false,
                                Optional.of(Money.of("2000"))))
                        .cash())
                .isEqualTo(Money.of("2070.00"));
        assertThat(db.sql("""
                                select actor || ' ' || action || ' ' || (detail ->> 'import') || ' ' ||
                                    (detail ->> 'trades') || ' ' || (detail ->> 'reason')
                                from audit_entry where desk_id = 'undo' order by id
                                """).query(String.class).list())
                .containsExactly("cli:tester UNDO_IMPORT 2 2 wrong account", "cli:tester UNDO_IMPORT 1 4 wrong cash");
        assertThat(log.runs(new DeskId("undo"))).extracting(ImportLog.Run::n).containsExactly(3);
    }

    @Test
    void whatIsTakenBackIsOnlyWhatTheLastImportBrought() throws IOException {
        trades("undo-part", ROWS.subList(0, 3));
        trades("undo-part", ROWS);
        undoImport.run(new DeskId("undo-part"), "cli:tester", "again");
        trades("undo-part-alone", ROWS.subList(0, 3));
        assertThat(ledger("undo-part")).isEqualTo(ledger("undo-part-alone"));
        assertThatThrownBy(() -> {
                    undoImport.run(new DeskId("undo-part"), "cli:tester", "again");
                    undoImport.run(new DeskId("undo-part"), "cli:tester", "again");
                })
                .hasMessage("every import of desk undo-part is taken back already");
    }

    @Test
    void aDeskThatHasTradedByItselfKeepsItsBooks() throws IOException {
        trades("own-orders", ROWS.subList(0, 2));
        db.sql("""
                        insert into trade_order (id, desk_id, trading_date, session, n, purpose, symbol, side, order_type,
                            quantity, reference_price, timing, state, filled_quantity, reason, created_as_of)
                        values ('own-orders-1', 'own-orders', '2025-11-03', 'MORNING', 1, 'DECISION', 'ACME', 'BUY',
                            'MARKET', 1, 1, 'DAY', 'FILLED', 1, '', now())
                        """).update();
        assertThatThrownBy(() -> undoImport.run(new DeskId("own-orders"), "cli:tester", "again"))
                .hasMessageContaining("has orders that no import made");
    }

    /** 100 at 1.00, 1 : 10, ten at 10.20: the file of actions makes 2 % of what was 110 %. */
    @Test
    void aFileOfActionsMendsARecordWithoutThem() throws IOException {
        List<String> rows = List.of("2025-08-01,ACME,buy,100,1.00", "2025-08-05,ACME,sell,10,10.20");
        assertThat(trades("split", rows).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.POSSIBLE_SPLIT);
        Path actions = Files.write(
                folder.resolve("actions.csv"),
                List.of(
                        "date,kind,symbol,new_rate,old_rate,amount",
                        "2025-08-04,split,ACME,1,10,",
                        "2025-08-05,deposit,,,,50",
                        "2025-08-05,fee,,,,1.50",
                        "2025-08-05,gift,,,,1"));
        ImportRecord.Result mended = importRecord.run(new ImportRecord.Request(
                new DeskId("split"),
                ImportRequests.mapped(folder, rows),
                Optional.of(actions),
                false,
                Optional.empty()));
        assertThat(mended.findings())
                .extracting(finding -> finding.at().file() + ":" + finding.at().line() + " " + finding.kind())
                .containsExactly("actions.csv:5 BAD_ROW");
        assertThat(mended.positions()).isEmpty();
        assertThat(mended.cash()).isEqualTo(Money.of("1050.50"));
        var report = readPerformance.run(new DeskId("split"));
        assertThat(report.lots().pnl()).isEqualTo(Money.of("2.00"));
        assertThat(report.summary().flows()).isEqualByComparingTo("50.00");
        assertThat(report.summary().totalReturn().orElseThrow()).isEqualByComparingTo("0.00047619");
        assertThat(ledger("split")).contains("close 2025-08-04 1000.00", "close 2025-08-05 1050.50");
    }

    /** Every broker's export is booked with all its rows, through the invariants of each day, and once more to no effect. */
    @ParameterizedTest
    @CsvSource({
        "robinhood, 2000.00",
        "robinhood-actions, 2000.00",
        "fidelity, 2000.00",
        "schwab, 20000.00",
        "ibkr, 40000.00",
        "ibkr-flex, 40000.00",
        "alpaca, 9000.00",
        "tradier, 20000.00"
    })
    void anExportIsBookedWithAllItsRowsAndOnce(String export, String cash) {
        ImportRecord.Request request = ImportRequests.export("export-" + export, export, cash);
        ImportRecord.Result first = importRecord.run(request);
        List<String> once = ledger("export-" + export);
        ImportRecord.Result second = importRecord.run(request);
        assertThat(second.booked()).isZero();
        assertThat(second.steps()).isEmpty();
        assertThat(second.findings()).isEqualTo(first.findings());
        assertThat(ledger("export-" + export)).isEqualTo(once);
        assertThat(log.rows(new DeskId("export-" + export)))
                .hasSizeLessThanOrEqualTo(first.tradesRead() + first.eventsRead());
        undoImport.run(new DeskId("export-" + export), "cli:tester", "again");
        importRecord.run(request);
        assertThat(ledger("export-" + export)).isEqualTo(once);
    }

    /** 10 GRIT became 40 by a split and were sold; the deposit is no return; the dividend is. */
    @Test
    void theRobinhoodExportLeavesWhatTheAccountHolds() {
        ImportRecord.Result result = importRecord.run(ImportRequests.export("hood", "robinhood", "2000.00"));
        assertThat(result.positions())
                .extracting(p -> p.quantity() + " " + p.symbol() + " " + p.costBasis())
                .containsExactly("12.5 AVRX 74.75", "1200 ELMO 1260.00");
        assertThat(result.cash()).isEqualTo(Money.of("1665.95"));
        var report = readPerformance.run(new DeskId("hood"));
        assertThat(report.summary().flows()).isEqualByComparingTo("1000.00");
        assertThat(report.lots().pnl()).isEqualTo(Money.of("0.20"));
    }

    /** The purchase of the 4th is booked when a longer export takes it back: what to do is said, nothing is half undone. */
    @Test
    void aTradeThatALaterFileTakesBackIsToldAndStandsUntilTheImportIsUndone() throws IOException {
        String head =
                "Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount\n";
        String first = "11/04/2025,,,ACME,Acme,Buy,10,$4.00,($40.00)\n11/03/2025,,,ACME,Acme,Buy,10,$3.00,($30.00)\n";
        Path export = Files.writeString(folder.resolve("one.csv"), head + first);
        ImportRecord.Request request =
                ImportRequests.of("taken-back", new RecordFiles.Export(export, Optional.empty()), "1000");
        importRecord.run(request);
        Files.writeString(export, head + "11/05/2025,,,ACME,Acme,BCXL,10,$4.00,$40.00\n" + first);
        assertThat(importRecord.run(request).findings())
                .extracting(finding -> finding.at().line() + " " + finding.kind() + " " + finding.detail())
                .containsExactly(
                        "2 SET_ASIDE 1 row from here on: take a trade back; neither is booked",
                        "3 CONTRADICTION is taken back in this file and was booked from one.csv:2, where it stands; take the"
                                + " earlier import back first (import undo)");
        undoImport.run(new DeskId("taken-back"), "cli:tester", "corrected");
        undoImport.run(new DeskId("taken-back"), "cli:tester", "corrected");
        assertThat(importRecord.run(request).positions())
                .extracting(p -> p.quantity() + " " + p.symbol() + " " + p.costBasis())
                .containsExactly("10 ACME 30.00");
    }

    /** Ten of twenty leave for another account below what they cost, and five come back: no sale, and nothing is washed. */
    @Test
    void sharesThatLeaveForAnotherAccountAreNoSaleForTheTax() throws IOException {
        Path export = Files.writeString(folder.resolve("moved.csv"), """
                Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount
                11/14/2025,,,ACME,Acme,ACATI,5,,
                11/13/2025,,,ACME,Acme,Sell,2,$4.00,$8.00
                11/12/2025,,,ACME,Acme,ACATO,10,,
                11/11/2025,,,BOLT,Bolt,Buy,1,$3.00,($3.00)
                09/02/2025,,,ACME,Acme,Buy,20,$5.00,($100.00)
                """);
        importRecord.run(ImportRequests.of("moved", new RecordFiles.Export(export, Optional.empty()), "1000"));
        TaxReport report =
                readTaxView.run(new DeskId("moved"), Instant.parse("2025-12-31T21:00:00Z"), Optional.empty());
        assertThat(report.sales())
                .extracting(
                        sale -> sale.shares() + " " + sale.sold() + " " + sale.disallowed() + " " + sale.recognised())
                .containsExactly("2 2025-11-13 0.00 -2.00");
        assertThat(report.held())
                .extracting(lot -> lot.shares() + " " + lot.symbol() + " " + lot.basis())
                .containsExactly("8 ACME 40.00", "1 BOLT 3.00", "5 ACME 20.00");
    }

    private ImportRecord.Result trades(String desk, List<String> rows) throws IOException {
        return importRecord.run(request(desk, rows));
    }

    private ImportRecord.Request request(String desk, List<String> rows) throws IOException {
        return ImportRequests.rows(desk, folder, rows, "1000");
    }

    /** Cash, lots and closes of a desk. */
    private List<String> ledger(String desk) {
        return Stream.of(
                        "select kind || ' ' || amount || ' ' || trading_date from cash_entry where desk_id = :desk"
                                + " order by as_of, key",
                        "select 'lot ' || symbol || ' ' || trim_scale(quantity) || ' ' || cost || ' ' || opened_on"
                                + " from tax_lot where desk_id = :desk order by opened_as_of, id",
                        "select 'closing ' || symbol || ' ' || trim_scale(c.quantity) || ' ' || c.realised_pnl"
                                + " from lot_closing c join tax_lot l on l.desk_id = c.desk_id and l.id = c.lot_id"
                                + " where c.desk_id = :desk order by c.closed_on, c.fill_id, c.lot_id",
                        "select 'close ' || trading_date || ' ' || equity from equity_snapshot where desk_id = :desk"
                                + " and session = 'CLOSE' order by trading_date")
                .flatMap(sql -> db.sql(sql).param("desk", desk).query(String.class).list().stream())
                .toList();
    }
}
