package io.bellwether.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.testing.DatabaseTest;
import io.bellwether.testing.TestDesks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class ImportRecordIT {
    private static final Path RECORD = Path.of("src/test/resources/portfolio/record");
    private static final Path DAILY = RECORD.resolve("Daily Updates.csv");
    private static final Path TRADES = RECORD.resolve("Trade Log.csv");

    @Autowired
    ImportRecord importRecord;

    @Autowired
    ExportRecord exportRecord;

    @Autowired
    ImportLog log;

    @Autowired
    Desks desks;

    @Autowired
    ReadPerformance readPerformance;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @Test
    void booksWhatTheTradesSayAndListsEveryRowThatDoesNotAddUp() {
        ImportRecord.Result result = experiment("rec-strict", false);
        assertThat(result.findings().stream().map(ImportRecordIT::line))
                .containsExactly(
                        "Daily Updates.csv:5 SHARES_DIFFER LISTED AAA 6|2",
                        "Daily Updates.csv:7 CASH_GAP LISTED - 70|90",
                        "Daily Updates.csv:7 EQUITY_DIFFERS LISTED - 111.1|110.7",
                        "Daily Updates.csv:8 MISSING_DAY LISTED - -",
                        "Daily Updates.csv:9 DUPLICATE_ROW REFUSED BBB -",
                        "Daily Updates.csv:10 MISSING_POSITION LISTED AAA 0|2",
                        "Daily Updates.csv:10 CASH_GAP LISTED - 106|70",
                        "Daily Updates.csv:10 EQUITY_DIFFERS LISTED - 117|111.2",
                        "Daily Updates.csv:13 ROW_ARITHMETIC LISTED - 14.9|14.8",
                        "Daily Updates.csv:13 ROW_ARITHMETIC LISTED - 117.8|117.9",
                        "Trade Log.csv:5 DUPLICATE_ROW LISTED AAA -",
                        "Trade Log.csv:6 SELL_EXCEEDS_HOLDING REFUSED AAA 6|2",
                        "Trade Log.csv:7 BAD_ROW REFUSED - -",
                        "Trade Log.csv:8 NOT_A_TRADING_DAY REFUSED BBB -",
                        "Trade Log.csv:9 COST_DIFFERS LISTED CCC 3.5|3");
        assertThat(log.findings(result.desk())).isEqualTo(result.findings());
        assertThat(result.initialCash()).isEqualTo(Money.of("100.00"));
        assertThat(result.booked()).isEqualTo(5);
        assertThat(ledger("rec-strict"))
                .containsExactly(
                        "cash 87.00",
                        "AAA 2 of 10 at 4 for 40.00 since 2025-06-30",
                        "BBB 5 of 5 at 2 for 10.00 since 2025-06-30",
                        "CCC 3 of 3 at 1 for 3.00 since 2025-07-07",
                        "2025-06-30 50.00 + 51.00 = 101.00",
                        "2025-07-01 90.00 + 20.70 = 110.70",
                        "2025-07-03 90.00 + 21.20 = 111.20",
                        "2025-07-07 87.00 + 25.00 = 112.00");
        assertThat(desks.get(result.desk()).active()).isFalse();
        assertThat(stop("rec-strict", "AAA")).isEqualByComparingTo("3.5");
    }

    @Test
    void asRecordedTheSourcesOwnFiguresComeOut() {
        ImportRecord.Result result = experiment("rec-as", true);
        assertThat(result.findings().stream()
                        .filter(finding -> finding.treatment() != Finding.Treatment.LISTED)
                        .map(ImportRecordIT::line))
                .containsExactly(
                        "Daily Updates.csv:7 CASH_GAP FOLLOWED - 70|90",
                        "Daily Updates.csv:7 EQUITY_DIFFERS FOLLOWED - 111.1|90.7",
                        "Daily Updates.csv:9 DUPLICATE_ROW REFUSED BBB -",
                        "Daily Updates.csv:10 CASH_GAP FOLLOWED - 106|82",
                        "Daily Updates.csv:10 EQUITY_DIFFERS FOLLOWED - 117|117",
                        "Trade Log.csv:6 SELL_EXCEEDS_HOLDING CAPPED AAA 6|2",
                        "Trade Log.csv:7 BAD_ROW REFUSED - -",
                        "Trade Log.csv:8 NOT_A_TRADING_DAY REFUSED BBB -");
        assertThat(ledger("rec-as"))
                .containsExactly(
                        "cash 103.00",
                        "AAA 0 of 10 at 4 for 40.00 since 2025-06-30",
                        "BBB 5 of 5 at 2 for 10.00 since 2025-06-30",
                        "CCC 3 of 3 at 1 for 3.00 since 2025-07-07",
                        "2025-06-30 50.00 + 51.00 = 101.00",
                        "2025-07-01 70.00 + 41.10 = 111.10",
                        "2025-07-03 106.00 + 11.00 = 117.00",
                        "2025-07-07 103.00 + 14.80 = 117.80");
    }

    @Test
    void anImportedDeskIsReportedLikeAnyOther() {
        experiment("rec-report", true);
        PerformanceReport report = readPerformance.run(new DeskId("rec-report"));
        assertThat(report.lots().count()).isEqualTo(3);
        assertThat(report.lots().pnl()).isEqualTo(Money.of("12.00"));
        assertThat(report.lots().averageHoldingDays()).contains(new BigDecimal("1.67"));
        assertThat(report.positions().count()).isEqualTo(1);
        assertThat(report.summary().startEquity()).isEqualByComparingTo("100");
        assertThat(report.summary().endEquity()).isEqualByComparingTo("117.80");
    }

    @Test
    void importingAgainChangesNothingAndSaysSo() {
        ImportRecord.Result first = experiment("rec-twice", true);
        List<String> before = ledger("rec-twice");
        ImportRecord.Result second = experiment("rec-twice", true);
        assertThat(second.booked()).isZero();
        assertThat(second.bookedBefore()).isEqualTo(first.booked());
        assertThat(second.findings()).isEqualTo(first.findings());
        assertThat(ledger("rec-twice")).isEqualTo(before);
        assertThat(log.findings(first.desk())).isEqualTo(first.findings());
    }

    @Test
    void aRecordThatGrewIsBookedFurther() throws IOException {
        Path trades = folder.resolve("log.csv");
        List<String> lines = Files.readAllLines(TRADES);
        Files.write(trades, lines.subList(0, 8));
        Path daily = folder.resolve("daily.csv");
        Files.write(daily, Files.readAllLines(DAILY).subList(0, 10));
        assertThat(run("rec-grown", daily, trades, false).booked()).isEqualTo(4);
        ImportRecord.Result grown = run("rec-grown", DAILY, TRADES, false);
        assertThat(grown.booked()).isEqualTo(1);
        experiment("rec-whole", false);
        assertThat(ledger("rec-grown")).isEqualTo(ledger("rec-whole"));
    }

    @Test
    void aRowThatWasChangedIsRefusedAndTheEarlierOneStands() throws IOException {
        experiment("rec-changed", false);
        List<String> before = ledger("rec-changed");
        Path trades = folder.resolve("log.csv");
        Files.writeString(trades, Files.readString(TRADES).replace("BBB,2025-06-30,5,", "BBB,2025-06-30,4,"));
        ImportRecord.Result changed = run("rec-changed", DAILY, trades, false);
        assertThat(changed.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.CONTRADICTION)
                .extracting(finding -> finding.at().line() + " " + finding.treatment() + " " + finding.detail())
                .containsExactly(
                        "3 REFUSED was imported before as BUY 5 BBB at 2.00, fee 0.00, from Trade Log.csv:3, and that"
                                + " stands; if this file is right, take the earlier import back first (import undo)");
        assertThat(changed.booked()).isZero();
        assertThatThrownBy(() -> run("rec-changed", DAILY, TRADES, true))
                .hasMessageContaining("desk rec-changed was imported from the trades alone");
        assertThat(ledger("rec-changed")).isEqualTo(before);
    }

    @Test
    void aDeskThatTradesItselfIsNoTarget() {
        desks.save(TestDesks.desk("rec-own"));
        assertThatThrownBy(() -> experiment("rec-own", false))
                .isInstanceOf(PermanentFault.class)
                .hasMessage("desk rec-own is there and was not made by an import; name another one");
    }

    @Test
    void whatWasExportedIsTheSameWhenImported() {
        for (boolean asRecorded : new boolean[] {false, true}) {
            String desk = asRecorded ? "rec-out-as" : "rec-out";
            experiment(desk, asRecorded);
            Path trades = folder.resolve(desk + "-trades.csv");
            Path daily = folder.resolve(desk + "-daily.csv");
            exportRecord.trades(new DeskId(desk), trades, RecordWriter.Form.EXPERIMENT);
            exportRecord.daily(new DeskId(desk), daily);
            run(desk + "-back", daily, trades, asRecorded);
            assertThat(ledger(desk + "-back")).isEqualTo(ledger(desk));
        }
    }

    @Test
    void readsABrokersExportByItsMappingAndWhatItExportsItself() {
        ImportRecord.Result result = trades("rec-broker", RECORD.resolve("broker.csv"), RECORD.resolve("broker.yaml"));
        assertThat(result.findings().stream().map(ImportRecordIT::line))
                .containsExactlyInAnyOrder(
                        "broker.csv:3 DUPLICATE_ROW REFUSED BRK.B -",
                        "broker.csv:5 CONTRADICTION REFUSED BRK.B -",
                        "broker.csv:6 CONTRADICTION REFUSED BRK.B -",
                        "broker.csv:8 BAD_ROW REFUSED - -",
                        "broker.csv:9 BAD_ROW REFUSED - -",
                        "broker.csv:10 BAD_ROW REFUSED - -");
        trades("rec-broker", RECORD.resolve("broker.csv"), RECORD.resolve("broker.yaml"));
        assertThat(ledger("rec-broker"))
                .containsExactly(
                        "cash 9085.51",
                        "BRK.B 2 of 2 at 480.5 for 961.00 since 2025-07-07",
                        "CCC 0 of 1000 at 1.2 for 1200.00 since 2025-07-07",
                        "2025-07-07 7836.51 + 2161.00 = 9997.51",
                        "2025-07-08 9085.51 + 961.00 = 10046.51");
        Path out = folder.resolve("plain.csv");
        exportRecord.trades(new DeskId("rec-broker"), out, RecordWriter.Form.PLAIN);
        trades("rec-plain", out, folder.resolve("plain.csv.mapping.yaml"));
        assertThat(ledger("rec-plain")).isEqualTo(ledger("rec-broker"));
    }

    @Test
    void readsABrokersExportAsItWasDownloaded() {
        ImportRecord.Result result = importRecord.run(ImportRequests.export("rec-download", "ibkr-executions", "1000"));
        assertThat(result.findings()).isEmpty();
        assertThat(ledger("rec-download"))
                .containsExactly(
                        "cash 401.00",
                        "AVRX 60 of 60 at 5.98 for 358.80 since 2025-11-04",
                        "AVRX 40 of 40 at 5.98 for 239.20 since 2025-11-04",
                        "2025-11-04 401.00 + 598.00 = 999.00");
    }

    private ImportRecord.Result experiment(String desk, boolean asRecorded) {
        return run(desk, DAILY, TRADES, asRecorded);
    }

    private ImportRecord.Result run(String desk, Path daily, Path trades, boolean asRecorded) {
        return importRecord.run(ImportRequests.experiment(desk, daily, trades, asRecorded));
    }

    private ImportRecord.Result trades(String desk, Path file, Path mapping) {
        return importRecord.run(ImportRequests.of(desk, new RecordFiles.Mapped(file, mapping), "10000"));
    }

    private static String line(Finding finding) {
        String figures = finding.stated()
                .map(stated -> plain(stated) + "|" + plain(finding.expected().orElseThrow()))
                .orElse("-");
        return "%s:%d %s %s %s %s"
                .formatted(
                        finding.at().file(),
                        finding.at().line(),
                        finding.kind(),
                        finding.treatment(),
                        finding.symbol().map(Object::toString).orElse("-"),
                        figures);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** Cash, lots with what is left of them, and the equity of each day. */
    private List<String> ledger(String desk) {
        return db.sql("""
                        select 'cash ' || sum(amount) from cash_entry where desk_id = :desk
                        union all
                        (select symbol || ' ' || trim_scale(quantity - coalesce((select sum(quantity) from lot_closing c
                                where c.desk_id = l.desk_id and c.lot_id = l.id), 0))
                            || ' of ' || trim_scale(quantity) || ' at ' || trim_scale(price) || ' for ' || cost
                            || ' since ' || opened_on
                        from tax_lot l where desk_id = :desk order by symbol, opened_as_of, id)
                        union all
                        (select trading_date || ' ' || cash || ' + ' || positions_value || ' = ' || equity
                        from equity_snapshot where desk_id = :desk and session = 'CLOSE' order by trading_date)
                        """)
                .param("desk", desk)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private BigDecimal stop(String desk, String symbol) {
        return db.sql("select stop_price from position where desk_id = :desk and symbol = :symbol")
                .param("desk", desk)
                .param("symbol", symbol)
                .query((row, n) -> row.getBigDecimal(1))
                .single();
    }
}
