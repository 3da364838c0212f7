package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.Bar;
import io.bellwether.marketdata.domain.DataIssue;
import io.bellwether.marketdata.domain.DateRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriceFileTest {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String MONDAY = "2016-03-07,10,11,9,10.5,1000\n";
    private static final String TUESDAY = "2016-03-08,10.5,11,10,10.8,1200\n";

    @TempDir
    Path folder;

    @Test
    void readsBarsWhateverTheOrderAndCaseOfTheColumns() {
        PriceFile file = read(
                "\uFEFFVolume, Close ,adj_close,LOW,High,Open,Date\r\n1000.0,10.50,3.3,9,11,10,2016-03-07\r\n\r\n");

        assertThat(file.bars()).containsExactly(bar("2016-03-07", "10", "11", "9", "10.5", 1000));
        assertThat(file.issues()).isEmpty();
        assertThat(file.covers()).contains(new DateRange(LocalDate.parse("2016-03-07"), LocalDate.parse("2016-03-07")));
    }

    @Test
    void keepsSixDecimalsOfAPriceAndRoundsHalfUpBeyond() {
        PriceFile file = read(HEADER + "2016-03-07,0.1234565,0.12345651,0.1,0.123456,7\n");

        assertThat(file.bars().getFirst().open()).isEqualTo(Price.of("0.123457"));
        assertThat(file.bars().getFirst().high()).isEqualTo(Price.of("0.123457"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRows")
    void refusesAndReportsABadRowByItsLine(String row, DataIssue.Kind kind, String detail) {
        PriceFile file = read(HEADER + MONDAY + row + "\n" + TUESDAY);

        assertThat(file.bars())
                .extracting(Bar::date)
                .extracting(LocalDate::toString)
                .containsExactly("2016-03-07", "2016-03-08");
        assertThat(file.issues())
                .extracting(DataIssue::file, DataIssue::line, DataIssue::kind, DataIssue::detail)
                .containsExactly(tuple("abc.csv", 3, kind, detail));
    }

    static Stream<Arguments> badRows() {
        return Stream.of(
                arguments("2016-03-07", DataIssue.Kind.BAD_ROW, "1 fields instead of 6; row refused"),
                arguments("2016-03-09,1,2,1,1,5,6", DataIssue.Kind.BAD_ROW, "7 fields instead of 6; row refused"),
                arguments(
                        "03/09/2016,1,2,1,1,5",
                        DataIssue.Kind.BAD_DATE,
                        "date '03/09/2016' is not YYYY-MM-DD; row refused"),
                arguments(
                        "2016-02-30,1,2,1,1,5",
                        DataIssue.Kind.BAD_DATE,
                        "date '2016-02-30' is not YYYY-MM-DD; row refused"),
                arguments(",1,2,1,1,5", DataIssue.Kind.BAD_DATE, "date '' is not YYYY-MM-DD; row refused"),
                arguments(
                        "2031-03-07,1,2,1,1,5",
                        DataIssue.Kind.BAD_DATE,
                        "after the exchange calendar's last day; row refused"),
                arguments(
                        "2016-03-12,1,2,1,1,5",
                        DataIssue.Kind.NOT_A_TRADING_DAY,
                        "the exchange was closed on 2016-03-12; row refused"),
                arguments(
                        "2016-03-25,1,2,1,1,5",
                        DataIssue.Kind.NOT_A_TRADING_DAY,
                        "the exchange was closed on 2016-03-25; row refused"),
                arguments(
                        "2009-03-07,1,2,1,1,5",
                        DataIssue.Kind.NOT_A_TRADING_DAY,
                        "the exchange was closed on 2009-03-07; row refused"),
                number("2016-03-09,,2,1,1,5", "open", ""),
                number("2016-03-09,NaN,2,1,1,5", "open", "NaN"),
                number("2016-03-09,1,Infinity,1,1,5", "high", "Infinity"),
                number("2016-03-09,1,2,-1,1,5", "low", "-1"),
                number("2016-03-09,1,2,0,1,5", "low", "0"),
                number("2016-03-09,1,2,0.0000001,1,5", "low", "0.0000001"),
                number("2016-03-09,1,2,1,\"1,234.5\",5", "close", "1,234.5"),
                number("2016-03-09,1,2,1,1e3,5", "close", "1e3"),
                number("2016-03-09,1,2,1,9999999999999,5", "close", "9999999999999"),
                number("2016-03-09,1,2,1,$1,5", "close", "$1"),
                arguments(
                        "2016-03-09,1,2,1,1,-5",
                        DataIssue.Kind.BAD_NUMBER,
                        "volume '-5' is not a whole number of at least 0; row refused"),
                arguments(
                        "2016-03-09,1,2,1,1,5.5",
                        DataIssue.Kind.BAD_NUMBER,
                        "volume '5.5' is not a whole number of at least 0; row refused"),
                arguments(
                        "2016-03-09,1,2,1,1,9999999999999999999",
                        DataIssue.Kind.BAD_NUMBER,
                        "volume '9999999999999999999' is not a whole number of at least 0; row refused"),
                range("2016-03-09,1,2,3,1,5", "1.00", "2.00", "3.00", "1.00"),
                range("2016-03-09,5,2,1,1,5", "5.00", "2.00", "1.00", "1.00"),
                range("2016-03-09,1,2,1,0.5,5", "1.00", "2.00", "1.00", "0.50"));
    }

    private static Arguments number(String row, String column, String text) {
        return arguments(
                row,
                DataIssue.Kind.BAD_NUMBER,
                column + " '" + text + "' is not a plain number greater than 0; row refused");
    }

    private static Arguments range(String row, String open, String high, String low, String close) {
        return arguments(
                row,
                DataIssue.Kind.BAD_RANGE,
                "bar of 2016-03-09: high must be the highest and low the lowest of open %s, high %s, low %s, close %s; row refused"
                        .formatted(open, high, low, close));
    }

    @Test
    void reportsEveryBadNumberOfARow() {
        PriceFile file = read(HEADER + MONDAY + "2016-03-08,x,y,1,1,z\n");

        assertThat(file.issues())
                .extracting(DataIssue::detail)
                .containsExactly(
                        "open 'x' is not a plain number greater than 0; row refused",
                        "high 'y' is not a plain number greater than 0; row refused",
                        "volume 'z' is not a whole number of at least 0; row refused");
    }

    @Test
    void sortsRowsThatAreOutOfOrderAndReportsEach() {
        PriceFile file = read(HEADER + TUESDAY + MONDAY + "2016-03-09,10.8,11,10,10.9,900\n");

        assertThat(file.bars())
                .extracting(b -> b.date().toString())
                .containsExactly("2016-03-07", "2016-03-08", "2016-03-09");
        assertThat(described(file)).containsExactly("3 UNSORTED 2016-03-07 stands after 2016-03-08; sorted");
    }

    @Test
    void reportsAFileThatRunsNewestFirstOnce() {
        PriceFile file = read(HEADER + "2016-03-09,10.8,11,10,10.9,900\n" + TUESDAY + MONDAY);

        assertThat(file.bars())
                .extracting(b -> b.date().toString())
                .containsExactly("2016-03-07", "2016-03-08", "2016-03-09");
        assertThat(described(file)).containsExactly("2 UNSORTED the file runs newest first; sorted");
    }

    @Test
    void keepsTheFirstOfIdenticalRows() {
        PriceFile file = read(HEADER + MONDAY + "2016-03-07,10.00,11.0,9,10.50,1000\n" + TUESDAY);

        assertThat(file.bars()).hasSize(2);
        assertThat(described(file)).containsExactly("3 DUPLICATE 2016-03-07 stands in line 2 already; first kept");
    }

    @Test
    void refusesEveryRowOfADayThatContradictsItself() {
        PriceFile file =
                read(HEADER + "2016-03-04,10,11,9,10.5,1000\n" + MONDAY + "2016-03-07,10,11,9,10.6,1000\n" + TUESDAY);

        assertThat(file.bars()).extracting(b -> b.date().toString()).containsExactly("2016-03-04", "2016-03-08");
        assertThat(described(file))
                .containsExactly(
                        "3 CONTRADICTION lines [3, 4] disagree about 2016-03-07; all refused",
                        "4 CONTRADICTION lines [3, 4] disagree about 2016-03-07; all refused");
    }

    @Test
    void reportsMissingTradingDaysAtTheLineAfterThem() {
        PriceFile file = read(HEADER + "2016-03-23,10,11,9,10,1\n2016-03-28,10,11,9,10,1\n2016-04-01,10,11,9,10,1\n");

        assertThat(described(file))
                .containsExactly(
                        "3 MISSING_DAYS no row for trading day 2016-03-24",
                        "4 MISSING_DAYS no rows for 3 trading days from 2016-03-29 to 2016-03-31");
    }

    @Test
    void doesNotCallTheDayOfARefusedRowMissingAsWell() {
        PriceFile file = read(HEADER + MONDAY + "2016-03-08,x,11,10,10.8,1200\n2016-03-09,10.8,11,10,10.9,900\n");

        assertThat(file.issues()).extracting(DataIssue::kind).containsExactly(DataIssue.Kind.BAD_NUMBER);
    }

    @Test
    void keepsADayWithoutVolumeAndReportsIt() {
        PriceFile file = read(HEADER + "2016-03-07,10,10,10,10,0\n");

        assertThat(file.bars()).containsExactly(bar("2016-03-07", "10", "10", "10", "10", 0));
        assertThat(described(file))
                .containsExactly("2 ZERO_VOLUME nothing traded on 2016-03-07; bar kept, no quote made of it");
    }

    @Test
    void reportsAPossibleSplitAndKeepsThePrices() {
        PriceFile file = read(HEADER
                + "2014-06-06,649.90,651.26,644.47,645.57,12497800\n2014-06-09,92.69,93.88,91.75,93.70,75415000\n");

        assertThat(file.bars().getLast().open()).isEqualTo(Price.of("92.69"));
        assertThat(described(file))
                .containsExactly(
                        "3 POSSIBLE_SPLIT open 92.69 is 1/6.96 of the close before (645.57): looks like a split 7:1; prices kept as they are");
        assertThat(file.issues().getFirst().date()).contains(LocalDate.parse("2014-06-09"));
    }

    @Test
    void reportsAReverseSplitAndAJump() {
        PriceFile file = read(
                HEADER
                        + "2016-03-07,0.23,0.25,0.22,0.23,9000\n2016-03-08,2.47,2.6,2.4,2.5,900\n2016-03-09,1.05,1.2,1,1.1,90000\n");

        assertThat(described(file))
                .containsExactly(
                        "3 POSSIBLE_SPLIT open 2.47 is 10.74 times the close before (0.23): looks like a reverse split 1:11; prices kept as they are",
                        "4 PRICE_JUMP open 1.05 is 1/2.38 of the close before (2.50); prices kept as they are");
    }

    @Test
    void saysOnceThatTheCalendarBeginsIn1990() {
        PriceFile file = read(HEADER + "1988-12-30,10,11,9,10,1\n1989-01-03,10,11,9,10,1\n");

        assertThat(file.bars()).hasSize(2);
        assertThat(described(file))
                .containsExactly("2 CALENDAR_UNKNOWN days before 1990-01-01 are not checked for gaps and holidays");
    }

    @Test
    void readsNothingFromAFileWithoutTheNeededColumns() {
        assertThat(described(read("date,open,high,low,close\n2016-03-07,1,1,1,1\n")))
                .containsExactly(
                        "1 BAD_HEADER no column 'volume'; the first line must name date,open,high,low,close,volume");
        assertThat(described(read("date,open,high,low,close,volume,Close\n")))
                .containsExactly(
                        "1 BAD_HEADER column 'close' is there 2 times; the first line must name date,open,high,low,close,volume");
        assertThat(described(read(""))).containsExactly("1 BAD_HEADER the file is empty");
    }

    @Test
    void keepsWhatCameBeforeAQuoteThatIsNeverClosed() {
        PriceFile file = read(HEADER + MONDAY + "2016-03-08,\"10.5,11,10,10.8,1200\n2016-03-09,10.8,11,10,10.9,900\n");

        assertThat(file.bars()).hasSize(1);
        assertThat(file.issues()).extracting(DataIssue::kind).containsExactly(DataIssue.Kind.UNREADABLE);
        assertThat(file.issues().getFirst().detail()).startsWith("cannot be read after 1 rows: ");
    }

    @Test
    void refusesOnlyTheRowWithAStrayQuote() {
        PriceFile file =
                read(HEADER + MONDAY + "2016-03-08,\"10.5\"x,11,10,10.8,1200\n2016-03-09,10.8,11,10,10.9,900\n");

        assertThat(file.bars()).hasSize(2);
        assertThat(file.issues()).extracting(DataIssue::line).containsExactly(3);
    }

    @Test
    void showsStrangeTextShortAndWithoutControlCharacters() {
        PriceFile file = read(HEADER + "a\u0000\u0007" + "b".repeat(5000) + ",1,1,1,1,1\n");

        assertThat(file.issues().getFirst().detail()).startsWith("date 'a??bbb").hasSize(303);
    }

    @Test
    void countsIssuesBeyondAThousandInsteadOfListingThem() {
        PriceFile file = read(HEADER + "x,1,1,1,1,1\n".repeat(1005));

        assertThat(file.issues()).hasSize(IssueLog.LISTED + 1);
        assertThat(file.issues().getLast().detail()).isEqualTo("not listed one by one: {BAD_DATE=5}");
    }

    private PriceFile read(String text) {
        try {
            Path file = Files.writeString(folder.resolve("abc.csv"), text);
            return PriceFile.read(file, "files-test", new Symbol("ABC"), "abc.csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> described(PriceFile file) {
        assertThat(file.issues()).allSatisfy(issue -> {
            assertThat(issue.symbol()).isEqualTo(Optional.of(new Symbol("ABC")));
            assertThat(issue.file()).isEqualTo("abc.csv");
        });
        return file.issues().stream()
                .map(i -> i.line() + " " + i.kind() + " " + i.detail())
                .toList();
    }

    private static Bar bar(String date, String open, String high, String low, String close, long volume) {
        return new Bar(LocalDate.parse(date), Price.of(open), Price.of(high), Price.of(low), Price.of(close), volume);
    }
}
