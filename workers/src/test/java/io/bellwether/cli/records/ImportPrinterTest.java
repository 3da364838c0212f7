package io.bellwether.cli.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.app.ImportRecord;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.imports.Finding;
import io.bellwether.portfolio.domain.imports.SourceRow;
import io.bellwether.portfolio.domain.imports.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportPrinterTest {
    private static final Finding OVERSOLD = new Finding(
            Finding.Kind.SELL_EXCEEDS_HOLDING,
            Finding.Treatment.REFUSED,
            new SourceRow("Trade Log.csv", 58),
            Optional.of(LocalDate.of(2025, 10, 20)),
            Optional.of(new Symbol("TLSA")),
            Optional.of(new BigDecimal("6.0")),
            Optional.of(new BigDecimal("4")),
            "sells more than is owned; not booked");

    @Test
    void printsEachFindingWithItsLineAndAmount() {
        assertThat(print(result(1, 0), false).lines())
                .containsExactly(
                        "Desk micro on market record-micro started from 100.00 USD: 2 trades and 1 other row read, 1 trade and 0 other entries booked now, 0 trades before, 3 days closed.",
                        "Cash at the end: 75.81 USD.",
                        "Cash entered that the source does not explain: 6.46 USD in 1 entry.",
                        "  2025-10-20 6.46 UNEXPLAINED_DEPOSIT: The source does not say where it came from",
                        "",
                        "1 finding:",
                        "  Trade Log.csv:58: SELL_EXCEEDS_HOLDING REFUSED 2025-10-20 TLSA: says 6, expected 4, off by 2: sells more than is owned; not booked",
                        "     1 SELL_EXCEEDS_HOLDING");
    }

    @Test
    void countsCashThatIsBookedBesideTheTrades() {
        CashEntry dividend = new CashEntry(
                "dividend:2",
                CashEntry.Kind.DIVIDEND,
                Money.of("1.20"),
                LocalDate.of(2025, 10, 20),
                Instant.parse("2025-10-20T13:30:04Z"),
                "");
        ImportRecord.Result one = result(1, 0);
        ImportRecord.Result withCash = new ImportRecord.Result(
                one.desk(),
                one.market(),
                one.initialCash(),
                one.tradesRead(),
                one.eventsRead(),
                0,
                one.bookedBefore(),
                List.of(new Step.Cash(dividend)),
                one.closes(),
                one.unexplained(),
                one.cash(),
                one.positions(),
                one.findings());
        assertThat(print(withCash, false)).contains("0 trades and 1 other entry booked now, 0 trades before");
        assertThat(print(withCash, true)).contains("\"entriesBooked\":1");
    }

    @Test
    void saysThatASecondImportChangedNothing() {
        assertThat(print(result(0, 1), false).lines()).contains("Everything was booked before: nothing changed.");
    }

    @Test
    void printsOneJsonObject() {
        assertThat(print(result(1, 0), true)).isEqualToIgnoringNewLines("""
                        {"asRecorded":false,"booked":1,"bookedBefore":0,"cash":"75.81","check":false,\
                        "counts":{"SELL_EXCEEDS_HOLDING":1},"daysClosed":3,"desk":"micro","entriesBooked":0,"eventsRead":1,"findings":[\
                        {"amount":"2","date":"2025-10-20","detail":"sells more than is owned; not booked",\
                        "expected":"4","file":"Trade Log.csv","kind":"SELL_EXCEEDS_HOLDING","line":58,\
                        "stated":"6","symbol":"TLSA","treatment":"REFUSED"}],"initialCash":"100.00",\
                        "market":"record-micro","positions":[],"refused":1,"tradesRead":2,"unexplained":[\
                        {"amount":"6.46","date":"2025-10-20",\
                        "detail":"The source does not say where it came from",\
                        "kind":"UNEXPLAINED_DEPOSIT"}],"unexplainedCash":"6.46"}""");
    }

    private static String print(ImportRecord.Result result, boolean json) {
        StringWriter text = new StringWriter();
        new ImportPrinter(new PrintWriter(text), false).print(result, Optional.empty(), false, json);
        return text.toString();
    }

    private static ImportRecord.Result result(int booked, int before) {
        return new ImportRecord.Result(
                new DeskId("micro"),
                "record-micro",
                Money.of("100.00"),
                2,
                1,
                booked,
                before,
                booked == 0
                        ? List.of()
                        : List.of(new Step.Close(LocalDate.of(2025, 10, 20), Instant.EPOCH, Optional.empty())),
                3,
                List.of(new CashEntry(
                        "missing:f",
                        CashEntry.Kind.UNEXPLAINED_DEPOSIT,
                        Money.of("6.46"),
                        LocalDate.of(2025, 10, 20),
                        Instant.parse("2025-10-20T13:30:04Z"),
                        "The source does not say where it came from")),
                Money.of("75.81"),
                List.of(),
                List.of(OVERSOLD));
    }
}
