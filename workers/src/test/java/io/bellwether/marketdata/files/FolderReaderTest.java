package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.PriceFiles;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.marketdata.domain.DataFile;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.marketdata.domain.DataIssue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderReaderTest {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String MONDAY = "2016-03-07,10,12,9,11,1000\n";
    private static final String TUESDAY = "2016-03-08,11,12,9,11,1000\n";

    @TempDir
    Path folder;

    @Test
    void saysOfEachFileWhatBecameOfIt() throws IOException {
        PriceFiles.write(folder, "ACME", HEADER + MONDAY + "footer\n");
        PriceFiles.write(folder, "BOLT", "<html>try again later</html>");
        PriceFiles.write(folder, "CORE", "");
        PriceFiles.write(folder, "portfolio", HEADER + MONDAY);
        Files.createSymbolicLink(folder.resolve("DASH.csv"), folder.resolve("nowhere.csv"));
        Files.writeString(folder.resolve("chart.png"), "picture");
        Files.createDirectory(folder.resolve("older"));
        Files.writeString(folder.resolve(".DS_Store"), "hidden");

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.files().sentence())
                .isEqualTo("5 files: 1 read, 4 not, because"
                        + " BOLT.csv: it is an HTML page, not a table: the download failed; download it again;"
                        + " CORE.csv: the file is empty; DASH.csv: it is a link to a file that is not there;"
                        + " portfolio.csv: its name holds no ticker and no column names one; name it TICKER.csv or add a column symbol."
                        + " 1 row refused in ACME.csv."
                        + " Beside them: chart.png: it is no CSV file; older: it is an empty folder.");
        assertThat(read.files().mostlyRefused()).isTrue();
        assertThat(read.symbols()).containsExactly("ACME");
        assertThat(read.found())
                .containsExactly(
                        "BAD_ROW ACME.csv:3",
                        "NO_TABLE BOLT.csv:0",
                        "BAD_HEADER CORE.csv:1",
                        "UNREADABLE DASH.csv:0",
                        "BAD_FILE_NAME portfolio.csv:0",
                        "NO_PRICE_FILE chart.png:0",
                        "NO_PRICE_FILE older:0");
    }

    @Test
    void putsATableOfSeveralSymbolsTogetherOverAllFiles() {
        PriceFiles.write(folder, "2016-03-07", """
                ticker,volume,open,close,high,low,window_start,transactions
                ACME,1000,10,11,12,9,1457326800000000000,5
                BOLT,500,3,3,3,3,1457326800000000000,5
                """);
        PriceFiles.write(folder, "2016-03-08", """
                ticker,volume,open,close,high,low,window_start,transactions
                ACME,1000,11,11,12,9,1457413200000000000,5
                """);

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.bars("ACME")).extracting(Bar::date).containsExactly(day("2016-03-07"), day("2016-03-08"));
        assertThat(read.bars("BOLT")).extracting(Bar::date).containsExactly(day("2016-03-07"));
        assertThat(read.issues()).isEmpty();
    }

    @Test
    void namesBothFilesWhereTablesContradictEachOther() {
        PriceFiles.write(folder, "one-table", "symbol," + HEADER + "ACME," + MONDAY + "BOLT," + MONDAY);
        PriceFiles.write(folder, "two-table", "symbol," + HEADER + "ACME,2016-03-07,10,12,9,10,1\nBOLT," + MONDAY);

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.bars("ACME")).isEmpty();
        assertThat(read.bars("BOLT")).hasSize(1);
        assertThat(read.issues())
                .extracting(DataIssue::detail)
                .containsExactly(
                        "files [one-table.csv:2, two-table.csv:2] disagree about 2016-03-07; all refused",
                        "files [one-table.csv:2, two-table.csv:2] disagree about 2016-03-07; all refused",
                        "2016-03-07 stands in line 3 of one-table.csv already; first kept");
    }

    @Test
    void keepsEachSymbolsColumnsApart() {
        PriceFiles.write(folder, "download", """
                Price,Close,Close,High,High,Low,Low,Open,Open,Volume,Volume
                Ticker,ACME,BOLT,ACME,BOLT,ACME,BOLT,ACME,BOLT,ACME,BOLT
                Date,,,,,,,,,,
                2016-03-07,11,3,12,4,9,2,10,3,1000,500
                2016-03-08,11,,12,,9,,11,,1000,
                """);

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.bars("ACME")).hasSize(2);
        assertThat(read.bars("BOLT"))
                .containsExactly(
                        new Bar(day("2016-03-07"), Price.of("3"), Price.of("4"), Price.of("2"), Price.of("3"), 500));
        assertThat(read.issues()).isEmpty();
    }

    /** BOLT's prices in a file of ACME are not ACME's, and a file of ACME is no source of BOLT's. */
    @Test
    void refusesTheRowsOfOtherSymbolsInAFileThatIsNamedForOne() {
        PriceFiles.write(folder, "ACME", "symbol," + HEADER + "ACME," + MONDAY + "BOLT,2016-03-08,90,99,80,95,5\n");

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.symbols()).containsExactly("ACME");
        assertThat(read.bars("ACME")).hasSize(1);
        assertThat(read.issues())
                .extracting(DataIssue::detail)
                .containsExactly("rows of 'BOLT' and not of ACME, refused: 1");
    }

    @Test
    void doesNotApplyASplitThatThePricesDoNotShow() {
        PriceFiles.write(folder, "ACME", HEADER + MONDAY + TUESDAY);
        PriceFiles.write(folder, "BOLT", HEADER + "2016-03-07,20,24,18,22,500\n" + TUESDAY);
        PriceFiles.write(folder, "corporate_actions", """
                symbol,ex_date,kind,new_rate,old_rate
                ACME,2016-03-08,split,2,1
                BOLT,2016-03-08,split,2,1
                """);

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.actions()).extracting(CorporateAction::key).containsExactly("split:BOLT:2016-03-08");
        assertThat(read.issues())
                .filteredOn(issue -> issue.kind() == DataIssue.Kind.SPLIT_WITHOUT_JUMP)
                .extracting(issue -> issue.file() + " " + issue.detail())
                .containsExactly(
                        "corporate_actions.csv the split 2 : 1 is not in the prices (close 11.00 before, open 11.00 after):"
                                + " they are adjusted for it already; not applied");
    }

    /** 22 and then 10 is the announced 2 : 1; 22 and then 5 is more than that. */
    @Test
    void aJumpThatAnAnnouncedSplitExplainsIsNoFinding() {
        PriceFiles.write(folder, "ACME", HEADER + "2016-03-07,20,24,18,22,500\n" + "2016-03-08,11,12,9,11,500\n");
        PriceFiles.write(folder, "BOLT", HEADER + "2016-03-07,20,24,18,22,500\n" + "2016-03-08,5.5,6,5,5.5,500\n");
        PriceFiles.write(folder, "corporate_actions", """
                symbol,date,kind,new_rate,old_rate
                ACME,2016-03-08,split,2,1
                BOLT,2016-03-08,split,2,1
                """);
        ReadFolder read = ReadFolder.of(folder);
        assertThat(read.found()).containsExactly("POSSIBLE_SPLIT BOLT.csv:3");
        assertThat(read.actions()).hasSize(2);
    }

    @Test
    void rowsThatContradictEachOtherAreCountedAsRefused() {
        PriceFiles.write(folder, "ACME", HEADER + MONDAY + TUESDAY + TUESDAY.replace(",1000", ",999"));
        PriceFiles.write(folder, "all_prices", """
                symbol,date,open,high,low,close,volume
                BOLT,2016-03-07,10,12,9,11,1000
                BOLT,2016-03-08,10,12,9,11,1000
                BOLT,2016-03-08,10,12,9,10,1000
                CASK,2016-03-07,10,12,9,11,1000
                """);
        DataFiles files = ReadFolder.of(folder).files();
        assertThat(files.sentence()).isEqualTo("2 files: 2 read. 4 rows refused in ACME.csv, all_prices.csv.");
        assertThat(files.files()).extracting(DataFile::bars).containsExactly(1, 2);
        assertThat(files.refusesSomething()).isTrue();
    }

    @Test
    void aFileBesideThePricesThatCannotBeReadIsToldLikeThem() {
        PriceFiles.write(folder, "ACME", HEADER + MONDAY);
        PriceFiles.write(folder, "corporate_actions", "symbol,day,kind\nACME,2016-03-08,split\n");
        PriceFiles.write(folder, "events", "symbol,kind,date\nACME,party,2016-03-08\nACME,fair,2016-03-08\n");
        DataFiles files = ReadFolder.of(folder).files();
        assertThat(files.sentence())
                .isEqualTo(
                        "1 file: 1 read. Beside them: corporate_actions.csv: no column [ex_date]; the first line must"
                                + " name symbol,ex_date,kind and what the kinds need; events.csv: 2 of its rows are refused.");
        assertThat(files.refusesSomething()).isTrue();
    }

    @Test
    void takesSplitsAndDividendsFromColumnsBesideRawPrices() {
        PriceFiles.write(folder, "ACME", """
                date,close,high,low,open,volume,divCash,splitFactor
                2016-03-04T00:00:00.000Z,22,24,18,20,500,0.0,1.0
                2016-03-07T00:00:00.000Z,22,24,18,20,500,0.25,1.0
                2016-03-08T00:00:00.000Z,11,12,9,11,1000,0.0,2.0
                2016-03-09T00:00:00.000Z,165,180,135,165,60,0.0,0.0666666667
                """);

        ReadFolder read = ReadFolder.of(folder);

        Symbol acme = new Symbol("ACME");
        assertThat(read.actions())
                .containsExactly(
                        new CorporateAction.Dividend(acme, day("2016-03-07"), new BigDecimal("0.250000")),
                        new CorporateAction.Split(acme, day("2016-03-08"), new BigDecimal("2"), BigDecimal.ONE),
                        new CorporateAction.Split(acme, day("2016-03-09"), BigDecimal.ONE, new BigDecimal("15")));
    }

    /** yfinance adjusts prices for the splits and dividends that it prints beside them. */
    @Test
    void takesNoSplitAndNoDividendFromYahoosAdjustedPrices() {
        PriceFiles.write(folder, "ACME", """
                Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
                2016-03-04 00:00:00-05:00,10,12,9,11,500,0.0,0.0
                2016-03-07 00:00:00-05:00,10,12,9,11,500,0.25,0.0
                2016-03-08 00:00:00-05:00,11,12,9,11,1000,0.0,2.0
                """);

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.actions()).isEmpty();
        assertThat(read.found()).containsExactly("UNCONFIRMED_ACTION ACME.csv:3", "SPLIT_WITHOUT_JUMP ACME.csv:4");
    }

    @Test
    void takesARunningFactorForNoSplits() {
        StringBuilder text = new StringBuilder("date,open,high,low,close,volume,splitFactor\n");
        PriceFiles.sessions("2016-03-01", "2016-03-31")
                .forEach(day -> text.append(day).append(",10,12,9,11,1000,0.5\n"));
        PriceFiles.write(folder, "ACME", text.toString());

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.bars()).hasSize(22);
        assertThat(read.actions()).isEmpty();
        assertThat(read.found()).containsExactly("UNCONFIRMED_ACTION ACME.csv:2");
    }

    @Test
    void readsPackedFilesAndSaysWhereOneBreaksOff() throws IOException {
        Files.write(folder.resolve("ACME.csv.gz"), packed(HEADER + MONDAY + TUESDAY));
        byte[] whole = packed(HEADER + rows(400));
        Files.write(folder.resolve("BOLT.csv.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Files.write(folder.resolve("CORE.csv.gz"), new byte[] {0x1f, (byte) 0x8b, 1});

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.bars("ACME")).hasSize(2);
        assertThat(read.bars("BOLT").size()).isBetween(100, 399);
        assertThat(read.issues())
                .extracting(issue -> issue.file() + " " + issue.kind())
                .containsExactly("BOLT.csv.gz CUT_OFF", "CORE.csv.gz NO_TABLE");
    }

    @Test
    void readsTheFilesOfAnArchive() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("all.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "daily/acme.us.txt", """
                    <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                    ACME.US,D,20160307,000000,10,12,9,11,1000,0
                    """);
            put(zip, "daily/BOLT.csv", HEADER + MONDAY + "x\n");
            put(zip, "readme.md", "hello");
            put(zip, "__MACOSX/._BOLT.csv", "debris");
        }
        Files.writeString(folder.resolve("broken.zip"), "no archive");

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.symbols()).containsExactly("ACME", "BOLT");
        assertThat(read.found())
                .containsExactly(
                        "BAD_ROW all.zip/daily/BOLT.csv:3",
                        "UNREADABLE broken.zip:0",
                        "NO_PRICE_FILE all.zip/readme.md:0");
    }

    @Test
    void refusesAFileWhoseDatesAreShifted() {
        StringBuilder text = new StringBuilder(HEADER);
        PriceFiles.sessions("2016-03-01", "2016-03-31")
                .forEach(day -> text.append(day.minusDays(1)).append(",10,12,9,11,1000\n"));
        PriceFiles.write(folder, "ACME", text.toString());

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.symbols()).isEmpty();
        assertThat(read.files().sentence())
                .isEqualTo(
                        "1 file: 0 read, 1 not, because ACME.csv: 4 of its 22 rows lie on days on which the exchange was"
                                + " closed: its dates are shifted or of another exchange.");
    }

    @Test
    void widensARangeThatARoundingMadeTooNarrow() {
        PriceFiles.write(folder, "ACME", HEADER + "2016-03-07,10,12,9,12.000001,1000\n2016-03-08,11,12,9,12.01,1000\n");

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.bars()).extracting(Bar::high).containsExactly(Price.of("12.000001"));
        assertThat(read.found()).containsExactly("BAD_RANGE ACME.csv:3", "ROUNDED ACME.csv:0");
    }

    @Test
    void tellsThatTheLastBarWasWrittenBeforeItsSessionEnded() throws IOException {
        PriceFiles.write(folder, "ACME", HEADER + MONDAY + TUESDAY);
        Files.setLastModifiedTime(
                folder.resolve("ACME.csv"),
                FileTime.from(day("2016-03-08")
                        .atTime(12, 0)
                        .atZone(ExchangeCalendar.ZONE)
                        .toInstant()));

        assertThat(ReadFolder.of(folder).found()).containsExactly("UNFINISHED_SESSION ACME.csv:3");
    }

    /** NEWS is a ticker, news.csv holds headlines; the other files beside the prices are known in any letters. */
    @Test
    void knowsTheFilesBesideThePricesInAnyLetters() {
        PriceFiles.write(folder, "NEWS", HEADER + MONDAY);
        PriceFiles.write(folder, "Corporate_Actions", "symbol,ex_date,kind,amount\nNEWS,2016-03-07,dividend,0.25\n");

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.symbols()).containsExactly("NEWS");
        assertThat(read.actions()).extracting(CorporateAction::key).containsExactly("dividend:NEWS:2016-03-07");
    }

    @Test
    void readsTextThatIsNotUtf8() throws IOException {
        Files.write(folder.resolve("ACME.csv"), (HEADER + MONDAY).getBytes(StandardCharsets.UTF_16LE));
        Files.write(
                folder.resolve("BOLT.csv"),
                ("d\u00e9j\u00e0," + HEADER + "x," + MONDAY).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ReadFolder.of(folder).symbols()).containsExactly("ACME", "BOLT");
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String rows(int most) {
        StringBuilder text = new StringBuilder();
        PriceFiles.sessions("2014-01-02", "2016-03-31").stream()
                .limit(most)
                .forEach(day -> text.append(day)
                        .append(",10,12,9,11,")
                        .append(Math.abs(day.hashCode() % 900_000) + 100_000)
                        .append('\n'));
        return text.toString();
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }
}
