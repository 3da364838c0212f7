package io.bellwether.portfolio.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.PermanentFault;
import io.bellwether.portfolio.domain.imports.Broker;
import io.bellwether.portfolio.domain.imports.SourceRecord;
import io.bellwether.portfolio.domain.imports.SourceTrade;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every export in the test resources, recognised by itself, against the table in {@code expected.txt}: the broker, each
 * trade, each event, each finding. Symbols and amounts are made up, the shapes are the brokers' own.
 */
class BrokerFormatsTest {
    private static final Path EXPORTS = Path.of("src/test/resources/portfolio/exports");

    @TempDir
    Path folder;

    static Stream<String> files() throws IOException {
        return table().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void anExportIsRecognisedAndReadRowByRow(String file) throws IOException {
        Path path = EXPORTS.resolve(file);
        Broker broker = BrokerFormats.recognise(path);
        SourceRecord record = BrokerFormats.read(path, broker);
        List<String> lines = new ArrayList<>();
        lines.add(broker.key());
        lines.addAll(RecordLines.trades(record));
        lines.addAll(RecordLines.events(record));
        lines.addAll(RecordLines.findings(record));
        assertThat(lines).isEqualTo(table().get(file));
    }

    @Test
    void theTableHasEveryFileAndEveryBroker() throws IOException {
        try (Stream<Path> all = Files.list(EXPORTS)) {
            assertThat(all.map(path -> path.getFileName().toString()).filter(name -> name.endsWith(".csv")))
                    .containsExactlyInAnyOrderElementsOf(table().keySet());
        }
        assertThat(table().values().stream().map(List::getFirst).distinct())
                .containsExactlyInAnyOrder("robinhood", "fidelity", "schwab", "ibkr", "ibkr-flex", "alpaca", "tradier");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, '\uFEFF'", "UTF-16BE, '\uFEFF'", "UTF-8, '\uFEFF'", "UTF-8, ''", "windows-1252, ''"})
    void anExportIsReadInEveryEncodingThatSpreadsheetsSave(String charset, String mark) throws IOException {
        String text = mark
                + "Activity Date\tProcess Date\tSettle Date\tInstrument\tDescription\tTrans Code\tQuantity\tPrice\tAmount\n"
                + "11/3/2025\t11/3/2025\t11/4/2025\tAVRX\tAvrix Café\tBuy\t10\t$5.98\t($59.80)\n";
        Path file = Files.write(folder.resolve("saved.txt"), text.getBytes(Charset.forName(charset)));
        SourceRecord record = BrokerFormats.read(file, BrokerFormats.recognise(file));
        assertThat(RecordLines.trades(record)).containsExactly("2025-11-03 BUY 10 AVRX at 5.98 fee 0.00");
        assertThat(record.trades()).extracting(SourceTrade::reason).containsExactly("Avrix Café");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,b,c\\n1,2,3 | f.csv is no export that is known here (robinhood, fidelity, schwab, ibkr, ibkr-flex, alpaca, tradier), its first line is 'a,b,c'; name its columns with --mapping",
                "<!DOCTYPE html><html> | f.csv is a web page, not an export; log in at the broker and download it again",
                "PK\u0003\u0004abc | f.csv is a spreadsheet or a zip file; save or unpack it as CSV",
                "%PDF-1.7 | f.csv is a PDF; download the same report as CSV",
                "\\n | f.csv is empty; export it again",
                "Activity Date,Instrument,Trans Code,Quantity,Price,Amount\\n03/11/2025,A,Buy,1,1,-1\\n13/11/2025,A,Buy,1,1,-1 | f.csv has dates with the day first, such as '13/11/2025', and robinhood writes the month first: a spreadsheet changed the file; download it again and do not open it before",
                "Account Information,Header,Field Name,Field Value\\nAccount Information,Data,Account,U1\\nAccount Information,Data,Account,U2 | f.csv has 2 accounts; a desk is one: export each account into a file of its own",
                "[{'id': 1}] | f.csv is XML or JSON; download the same report as CSV",
                "Run Date,Account,Account Number,Action,Symbol,Quantity\\n11/03/2025,A,Z1,YOU BOUGHT X,AVRX,1\\n11/03/2025,B,Z2,YOU BOUGHT X,AVRX,1 | f.csv has 2 accounts; a desk is one: export each account into a file of its own",
                "Summary,Header,Field Name,Field Value\\nSummary,Data,Base Currency,EUR\\nTransaction History,Header,Date,Transaction Type,Net Amount\\nTransaction History,Data,2025-11-03,Deposit,5 | f.csv is in EUR and the books are in USD; export the activity statement, which has each trade's currency"
            },
            quoteCharacter = '~')
    void aFileThatIsNoExportIsRefusedWithWhatToDo(String text, String message) throws IOException {
        Path file = write(text);
        assertThatThrownBy(() -> BrokerFormats.read(file, BrokerFormats.recognise(file)))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(message);
    }

    @Test
    void anExportOfAnotherBrokerIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> BrokerFormats.read(EXPORTS.resolve("tradier.csv"), Broker.SCHWAB))
                .isInstanceOf(PermanentFault.class)
                .hasMessage(
                        "tradier.csv is no export of schwab, which has a line with the columns date, action, symbol,"
                                + " quantity, price, fees & comm, amount; its first line is"
                                + " '\"Symbol\",\"Price\",\"Type\",\"Description\",\"Quantity\",\"Commission\",\"Amount\",\"Date\"'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "11/03/2025,,,AVRX,x,Buy,10,$5.98,($598.00) | BAD_ROW 10 shares at 5.98 with 0 of fees make 59.80, the amount says 598.00; row refused",
                "11/03/2025,,,AVRX,x,Buy,10,$5.98 | BAD_ROW 8 fields instead of 9; row refused",
                "11/31/2025,,,AVRX,x,Buy,10,$5.98,($59.80) | BAD_ROW activity date '11/31/2025' is no date; row refused",
                "11/03/2025,,,AVRX,x,Buy,,$5.98,($59.80) | BAD_ROW 'quantity' is empty; row refused",
                "11/03/2025,,,AVRX,x,Buy,ten,$5.98,($59.80) | BAD_ROW quantity 'ten' is no number; row refused",
                "11/03/2025,,,A VRX QQ,x,Buy,10,$5.98,($59.80) | BAD_ROW symbol 'A VRX QQ' is no ticker of 1 to 12 of A-Z, 0-9, dot, dash; row refused",
                "11/03/2025,,,AVRX,x,ROLL,,,$3.10 | UNKNOWN_ROW 'ROLL x' is not known here; its 3.10 USD are not in the cash; row refused",
                "11/03/2025,,,AVRX,'x,Buy,10,$5.98,($59.80) | BAD_ROW a quote is not closed: the file was cut off or changed; nothing behind it is read"
            },
            quoteCharacter = '~')
    void aRowThatIsNotCertainlyRightIsRefusedWithItsLine(String row, String finding) throws IOException {
        Path file = write(
                "Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount\\n"
                        + "11/03/2025,,,ELMO,first,Buy,1,$1.00,($1.00)\\n"
                        + row.replace('\'', '"'));
        SourceRecord record = BrokerFormats.read(file, Broker.ROBINHOOD);
        assertThat(RecordLines.trades(record)).containsExactly("2025-11-03 BUY 1 ELMO at 1.00 fee 0.00");
        assertThat(RecordLines.findings(record)).containsExactly("3 " + finding);
    }

    /** Trading of Sunday evening is Monday's; Thursday's evening is Thursday's; crypto of a Saturday has no session. */
    @ParameterizedTest
    @CsvSource({
        "2025-11-03T01:10:00Z, 2025-11-03",
        "2025-11-07T01:10:00Z, 2025-11-06",
        "2025-11-03T00:10:00Z, 2025-11-02",
        "2025-11-09T01:10:00Z, 2025-11-08"
    })
    void theEveningBeforeASessionBelongsToItWhereItsOwnDayHasNone(String moment, String date) throws IOException {
        Path file = write("id,activity_type,transaction_time,type,price,qty,side,symbol\\na1,FILL,%s,fill,6,10,buy,GRIT"
                .formatted(moment));
        assertThat(RecordLines.trades(BrokerFormats.read(file, Broker.ALPACA)))
                .containsExactly(date + " BUY 10 GRIT at 6.00 fee 0.00");
    }

    @Test
    void aNumberOfSharesWithAnSGoesWhereAnotherRowOfTheDayComes() throws IOException {
        String head =
                "Activity Date,Process Date,Settle Date,Instrument,Description,Trans Code,Quantity,Price,Amount\\n";
        assertThat(RecordLines.events(
                        BrokerFormats.read(write(head + "11/10/2025,,,GRIT,x,SPL,30S,,"), Broker.ROBINHOOD)))
                .containsExactly("2025-11-10 SPLIT GRIT by 30");
        assertThat(RecordLines.events(BrokerFormats.read(
                        write(head + "11/10/2025,,,GRIT,x,SPR,30S,,\\n11/10/2025,,,GRIT,x,SPR,2,,"), Broker.ROBINHOOD)))
                .containsExactly("2025-11-10 SPLIT GRIT 2:30");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("f.csv"), text.replace("\\n", "\n"));
    }

    /** What each file must give: a line {@code == name}, then the lines. */
    private static Map<String, List<String>> table() throws IOException {
        Map<String, List<String>> table = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(EXPORTS.resolve("expected.txt"), StandardCharsets.UTF_8)) {
            if (line.startsWith("== ")) {
                lines = new ArrayList<>();
                table.put(line.substring(3), lines);
            } else if (!line.isBlank()) {
                lines.add(line);
            }
        }
        return table;
    }
}
