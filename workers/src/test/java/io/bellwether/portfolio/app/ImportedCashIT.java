package io.bellwether.portfolio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.reporting.app.ReadPerformance;
import io.bellwether.reporting.domain.PerformanceReport;
import io.bellwether.testing.DatabaseTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A record that starts from 100 USD. On Tuesday a buy of 30 stands above the sale that pays for it; on Wednesday a buy of
 * 60 meets 40 in cash, and the daily figures state 10 that came from nowhere.
 */
@DatabaseTest
class ImportedCashIT {
    private static final List<String> TRADES = List.of(
            "Date,Ticker,Shares Bought,Buy Price,Cost Basis,PnL,Reason,Shares Sold,Sell Price",
            "2025-06-30,AAA,9,10,90,0,,,",
            "2025-07-01,BBB,3,10,30,0,,,",
            "2025-07-01,AAA,,,60,0,,6,10",
            "2025-07-02,CCC,6,10,60,0,,,");
    private static final List<String> DAILY = List.of(
            "Date,Ticker,Shares,Buy Price,Cost Basis,Stop Loss,Current Price,Total Value,PnL,Action,Cash Balance,Total Equity",
            "2025-06-30,AAA,9,10,90,,10,90,0,HOLD,,",
            "2025-06-30,TOTAL,,,,,,90,0,,10,100",
            "2025-07-01,AAA,3,10,30,,10,30,0,HOLD,,",
            "2025-07-01,BBB,3,10,30,,10,30,0,HOLD,,",
            "2025-07-01,TOTAL,,,,,,60,0,,40,100",
            "2025-07-02,AAA,3,10,30,,11,33,3,HOLD,,",
            "2025-07-02,BBB,3,10,30,,10,30,0,HOLD,,",
            "2025-07-02,CCC,6,10,60,,10,60,0,HOLD,,",
            "2025-07-02,TOTAL,,,,,,123,3,,10,133");

    @Autowired
    ImportRecord importRecord;

    @Autowired
    ExportRecord exportRecord;

    @Autowired
    ReadPerformance readPerformance;

    @Autowired
    Snapshots snapshots;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    @Test
    void theMissingCashIsAnEntryAndAFindingAndCashIsNeverNegative() throws IOException {
        ImportRecord.Result result = run("cash-strict", false);
        assertThat(result.findings().stream()
                        .map(f -> f.at().file() + ":" + f.at().line() + " " + f.kind() + " " + f.treatment() + " "
                                + f.amount().orElseThrow()))
                .containsExactly(
                        "daily.csv:10 CASH_GAP LISTED 30.00",
                        "daily.csv:10 EQUITY_DIFFERS LISTED 30.00",
                        "log.csv:4 ROW_ORDER MOVED -20.00",
                        "log.csv:5 CASH_BELOW_ZERO FUNDED -20.00");
        assertThat(cash("cash-strict"))
                .containsExactly(
                        "DEPOSIT 100.00 leaves 100.00",
                        "BUY -90.00 leaves 10.00",
                        "SELL 60.00 leaves 70.00",
                        "BUY -30.00 leaves 40.00",
                        "UNEXPLAINED_DEPOSIT 20.00 leaves 60.00",
                        "BUY -60.00 leaves 0.00");
        assertThat(result.unexplained())
                .extracting(entry -> entry.amount().toString())
                .containsExactly("20.00");
    }

    /** 100 + 20 became 123: 2.5 %, not 23 %; the day's metrics say the same. */
    @Test
    void noReturnIsMadeOfTheMissingCash() throws IOException {
        run("cash-report", false);
        PerformanceReport report = readPerformance.run(new DeskId("cash-report"));
        assertThat(report.summary().startEquity()).isEqualByComparingTo("100");
        assertThat(report.summary().endEquity()).isEqualByComparingTo("123");
        assertThat(report.summary().flows()).isEqualTo(new BigDecimal("20.00"));
        assertThat(report.summary().totalReturn()).contains(new BigDecimal("0.02500000"));
        assertThat(report.daily())
                .extracting(day -> day.date() + " " + day.flow() + " "
                        + day.change().map(BigDecimal::toPlainString).orElse("-"))
                .containsExactly(
                        "2025-06-30 0.00 -",
                        "2025-06-30 0.00 0.00000000",
                        "2025-07-01 0.00 0.00000000",
                        "2025-07-02 20.00 0.02500000");
        assertThat(snapshots
                        .metrics(new DeskId("cash-report"), LocalDate.of(2025, 7, 2))
                        .orElseThrow()
                        .dailyReturn())
                .isEqualTo(new BigDecimal("0.02500000"));
    }

    @Test
    void importingAgainFundsNothingTwiceAndWhatIsExportedComesBack() throws IOException {
        for (boolean asRecorded : new boolean[] {false, true}) {
            String desk = "cash-twice-" + asRecorded;
            run(desk, asRecorded);
            List<String> once = cash(desk);
            run(desk, asRecorded);
            assertThat(cash(desk)).isEqualTo(once);

            Path trades = folder.resolve(desk + "-log.csv");
            Path daily = folder.resolve(desk + "-daily.csv");
            exportRecord.trades(new DeskId(desk), trades, RecordWriter.Form.EXPERIMENT);
            exportRecord.daily(new DeskId(desk), daily);
            run(desk + "-back", daily, trades, asRecorded);
            assertThat(cash(desk + "-back")).isEqualTo(once);
            assertThat(readPerformance.run(new DeskId(desk + "-back")).summary())
                    .isEqualTo(readPerformance.run(new DeskId(desk)).summary());
        }
    }

    /** As recorded, equity is the source's own and so are its returns: 133 of 100. */
    @Test
    void asRecordedTheSourcesReturnStands() throws IOException {
        ImportRecord.Result result = run("cash-as", true);
        assertThat(cash("cash-as"))
                .endsWith("CORRECTION 20.00 leaves 60.00", "BUY -60.00 leaves 0.00", "CORRECTION 10.00 leaves 10.00");
        assertThat(result.cash()).isEqualTo(Money.of("10.00"));
        assertThat(readPerformance.run(new DeskId("cash-as")).summary().totalReturn())
                .contains(new BigDecimal("0.33000000"));
    }

    @Test
    void theDatabaseTakesNoUnexplainedWithdrawal() throws IOException {
        run("cash-check", false);
        assertThatThrownBy(() -> db.sql("""
                                insert into cash_entry (desk_id, key, kind, amount, trading_date, as_of)
                                values ('cash-check', 'x', 'UNEXPLAINED_DEPOSIT', -1, '2025-07-02', now())
                                """).update()).hasMessageContaining("cash_entry_unexplained_deposit_check");
    }

    private ImportRecord.Result run(String desk, boolean asRecorded) throws IOException {
        Path trades = Files.write(folder.resolve("log.csv"), TRADES);
        Path daily = Files.write(folder.resolve("daily.csv"), DAILY);
        return run(desk, daily, trades, asRecorded);
    }

    private ImportRecord.Result run(String desk, Path daily, Path trades, boolean asRecorded) {
        return importRecord.run(ImportRequests.experiment(desk, daily, trades, asRecorded));
    }

    private List<String> cash(String desk) {
        return db.sql("""
                        select kind || ' ' || amount || ' leaves ' || sum(amount) over (order by as_of, key)
                        from cash_entry where desk_id = :desk order by as_of, key
                        """).param("desk", desk).query(String.class).list();
    }
}
