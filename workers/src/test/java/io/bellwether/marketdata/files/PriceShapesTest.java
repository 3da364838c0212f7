package io.bellwether.marketdata.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shapes in which people have daily bars. Each file says the same three sessions of ACME in a vendor's way; the table
 * says under which file name it comes, what is read of it and what is found. Where each vendor's shape is documented says
 * {@link Layout}; those of TradingView, Barchart, the Wall Street Journal and Interactive Brokers are as their exports of
 * 2026-11-29 are described in public threads.
 */
class PriceShapesTest {
    private static final List<Bar> THREE_DAYS = List.of(
            bar("2024-11-13", "10", "11", "9.5", "10.5", 1200),
            bar("2024-11-14", "10.5", "12", "10.25", "11.75", 2300),
            bar("2024-11-15", "11.75", "12.5", "11", "12.25", 3400));

    @TempDir
    Path folder;

    /**
     * One shape.
     *
     * @param name of the vendor or the oddity
     * @param file under which name it comes
     * @param bars how many of the three sessions are read, the first ones
     * @param findings kinds and lines
     */
    record Shape(String name, String file, String text, int bars, List<String> findings) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void readsTheSameThreeSessions(Shape shape) throws IOException {
        Files.write(folder.resolve(shape.file()), shape.text().getBytes(StandardCharsets.UTF_8));

        ReadFolder read = ReadFolder.of(folder);

        assertThat(read.bars("ACME")).isEqualTo(THREE_DAYS.subList(0, shape.bars()));
        assertThat(read.symbols()).isEqualTo(shape.bars() == 0 ? List.of() : List.of("ACME"));
        assertThat(read.issues().stream().map(i -> i.kind() + ":" + i.line()).toList())
                .isEqualTo(shape.findings());
    }

    private static Shape good(String name, String file, String text) {
        return new Shape(name, file, text, 3, List.of());
    }

    private static Shape odd(String name, String file, int bars, String text, String... findings) {
        return new Shape(name, file, text, bars, List.of(findings));
    }

    static Stream<Shape> shapes() {
        return Stream.of(vendors(), oddities(), refused()).flatMap(List::stream);
    }

    private static List<Shape> vendors() {
        return List.of(
                good("plain", "ACME.csv", """
                        date,open,high,low,close,volume
                        2024-11-13,10,11,9.5,10.5,1200
                        2024-11-14,10.5,12,10.25,11.75,2300
                        2024-11-15,11.75,12.5,11,12.25,3400
                        """),
                good("Yahoo's download", "ACME.csv", """
                        Date,Open,High,Low,Close,Adj Close,Volume
                        2024-11-13,10.000000,11.000000,9.500000,10.500000,10.410000,1200
                        2024-11-14,10.500000,12.000000,10.250000,11.750000,11.650000,2300
                        2024-11-15,11.750000,12.500000,11.000000,12.250000,12.140000,3400
                        """),
                odd("Yahoo's page, copied", "ACME.csv", 3, """
                        Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price adjusted for splits and dividend and/or capital gain distributions.\tVolume
                        Nov 15, 2024\t11.75\t12.50\t11.00\t12.25\t12.25\t3,400
                        Nov 14, 2024\t10.50\t12.00\t10.25\t11.75\t11.75\t2,300
                        Nov 13, 2024\t10.00\t11.00\t9.50\t10.50\t10.50\t1,200
                        """, "UNSORTED:2"),
                good("yfinance history with zones", "ACME.csv", """
                        Date,Open,High,Low,Close,Volume,Dividends,Stock Splits
                        2024-11-13 00:00:00-05:00,10.0,11.0,9.5,10.5,1200,0.0,0.0
                        2024-11-14 00:00:00-05:00,10.5,12.0,10.25,11.75,2300,0.0,0.0
                        2024-11-15 00:00:00-05:00,11.75,12.5,11.0,12.25,3400,0.0,0.0
                        """),
                good("yfinance download, header of three lines", "ACME.csv", """
                        Price,Close,High,Low,Open,Volume
                        Ticker,ACME,ACME,ACME,ACME,ACME
                        Date,,,,,
                        2024-11-13,10.5,11.0,9.5,10.0,1200
                        2024-11-14,11.75,12.0,10.25,10.5,2300
                        2024-11-15,12.25,12.5,11.0,11.75,3400
                        """),
                good("yfinance download, header of two lines", "prices.csv", """
                        Date,Close,High,Low,Open,Volume
                        ,ACME,ACME,ACME,ACME,ACME
                        2024-11-13,10.5,11.0,9.5,10.0,1200
                        2024-11-14,11.75,12.0,10.25,10.5,2300
                        2024-11-15,12.25,12.5,11.0,11.75,3400
                        """),
                good("yfinance download, tickers first", "ACME.csv", """
                        Ticker,ACME,ACME,ACME,ACME,ACME
                        Price,Open,High,Low,Close,Volume
                        Date,,,,,
                        2024-11-13,10.0,11.0,9.5,10.5,1200
                        2024-11-14,10.5,12.0,10.25,11.75,2300
                        2024-11-15,11.75,12.5,11.0,12.25,3400
                        """),
                good("Stooq's page", "acme_us_d.csv", """
                        Date,Open,High,Low,Close,Volume\r
                        2024-11-13,10,11,9.5,10.5,1200\r
                        2024-11-14,10.5,12,10.25,11.75,2300\r
                        2024-11-15,11.75,12.5,11,12.25,3400\r
                        """),
                good("Stooq's bulk", "acme.us.txt", """
                        <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
                        ACME.US,D,20241113,000000,10,11,9.5,10.5,1200,0
                        ACME.US,D,20241114,000000,10.5,12,10.25,11.75,2300,0
                        ACME.US,D,20241115,000000,11.75,12.5,11,12.25,3400,0
                        """),
                odd("Alpha Vantage", "daily_ACME.csv", 3, """
                        timestamp,open,high,low,close,volume
                        2024-11-15,11.7500,12.5000,11.0000,12.2500,3400
                        2024-11-14,10.5000,12.0000,10.2500,11.7500,2300
                        2024-11-13,10.0000,11.0000,9.5000,10.5000,1200
                        """, "UNSORTED:2"),
                odd("Alpha Vantage, adjusted", "daily_adjusted_ACME.csv", 3, """
                        timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient
                        2024-11-15,11.7500,12.5000,11.0000,12.2500,12.2500,3400,0.0000,1.0
                        2024-11-14,10.5000,12.0000,10.2500,11.7500,11.7500,2300,0.0000,1.0
                        2024-11-13,10.0000,11.0000,9.5000,10.5000,10.5000,1200,0.0000,1.0
                        """, "UNSORTED:2"),
                odd("Nasdaq", "ACME.csv", 3, """
                        Date,Close/Last,Volume,Open,High,Low
                        11/15/2024,$12.25,3400,$11.75,$12.50,$11.00
                        11/14/2024,$11.75,2300,$10.50,$12.00,$10.25
                        11/13/2024,$10.50,1200,$10.00,$11.00,$9.50
                        """, "UNSORTED:2"),
                good("Tiingo", "ACME.csv", """
                        date,close,high,low,open,volume,adjClose,adjHigh,adjLow,adjOpen,adjVolume,divCash,splitFactor
                        2024-11-13T00:00:00.000Z,10.5,11.0,9.5,10.0,1200,10.5,11.0,9.5,10.0,1200,0.0,1.0
                        2024-11-14T00:00:00.000Z,11.75,12.0,10.25,10.5,2300,11.75,12.0,10.25,10.5,2300,0.0,1.0
                        2024-11-15T00:00:00.000Z,12.25,12.5,11.0,11.75,3400,12.25,12.5,11.0,11.75,3400,0.0,1.0
                        """),
                good("Alpaca", "ACME.csv", """
                        symbol,timestamp,open,high,low,close,volume,trade_count,vwap
                        ACME,2024-11-13 05:00:00+00:00,10.0,11.0,9.5,10.5,1200.0,12,10.3
                        ACME,2024-11-14 05:00:00+00:00,10.5,12.0,10.25,11.75,2300.0,23,11.1
                        ACME,2024-11-15 05:00:00+00:00,11.75,12.5,11.0,12.25,3400.0,34,11.9
                        """),
                good("Alpaca's short names", "ACME.csv", """
                        c,h,l,n,o,t,v,vw
                        10.5,11,9.5,12,10,2024-11-13T05:00:00Z,1200,10.3
                        11.75,12,10.25,23,10.5,2024-11-14T05:00:00Z,2300,11.1
                        12.25,12.5,11,34,11.75,2024-11-15T05:00:00Z,3400,11.9
                        """),
                good("Massive's flat file", "2024-11.csv", """
                        ticker,volume,open,close,high,low,window_start,transactions
                        ACME,1200.25,10,10.5,11,9.5,1731474000000000000,12
                        ACME,2300.75,10.5,11.75,12,10.25,1731560400000000000,23
                        ACME,3400,11.75,12.25,12.5,11,1731646800000000000,34
                        """),
                odd("Investing", "ACME Historical Data.csv", 3, """
                        \uFEFF"Date","Price","Open","High","Low","Vol.","Change %"
                        "11/15/2024","12.25","11.75","12.50","11.00","3.40K","4.26%"
                        "11/14/2024","11.75","10.50","12.00","10.25","2.30K","11.90%"
                        "11/13/2024","10.50","10.00","11.00","9.50","1.20K","5.00%"
                        """, "UNSORTED:2"),
                good("Investing in German", "ACME Historical Data.csv", """
                        "Datum","Date","Price","Open","High","Low","Vol."
                        "x","13.11.2024","10,50","10,00","11,00","9,50","1,20K"
                        "x","14.11.2024","11,75","10,50","12,00","10,25","2,30K"
                        "x","15.11.2024","12,25","11,75","12,50","11,00","3,40K"
                        """),
                good("TradingView", "NASDAQ_ACME, 1D.csv", """
                        time,open,high,low,close,Volume
                        1731508200,10,11,9.5,10.5,1200
                        1731594600,10.5,12,10.25,11.75,2300
                        1731681000,11.75,12.5,11,12.25,3400
                        """),
                odd("Barchart with its footer", "acme_daily_historical-data-11-15-2024.csv", 3, """
                        Symbol,Time,Open,High,Low,Last,Change,%Chg,Volume
                        ACME,11/13/2024,10,11,9.5,10.5,0.5,"+5%",1200
                        ACME,11/14/2024,10.5,12,10.25,11.75,1.25,"+11.9%",2300
                        ACME,11/15/2024,11.75,12.5,11,12.25,0.5,"+4.26%",3400
                        "Downloaded from Barchart.com as of 11-15-2024 04:43pm CST"
                        """, "WRONG_SYMBOL:0"),
                good("the Wall Street Journal, two-digit years", "ACME.csv", """
                        Date, Open, High, Low, Close, Volume
                        11/13/24, 10, 11, 9.5, 10.5, 1200
                        11/14/24, 10.5, 12, 10.25, 11.75, 2300
                        11/15/24, 11.75, 12.5, 11, 12.25, 3400
                        """),
                good("Interactive Brokers", "ACME.csv", """
                        date,open,high,low,close,volume,average,barCount
                        20241113,10,11,9.5,10.5,1200,10.3,12
                        20241114,10.5,12,10.25,11.75,2300,11.1,23
                        20241115,11.75,12.5,11,12.25,3400,11.9,34
                        """),
                good("a table with a column of names", "all_stocks_5yr.csv", """
                        date,open,high,low,close,volume,Name
                        2024-11-13,10,11,9.5,10.5,1200,ACME
                        2024-11-14,10.5,12,10.25,11.75,2300,ACME
                        2024-11-15,11.75,12.5,11,12.25,3400,ACME
                        """));
    }

    private static List<Shape> oddities() {
        return List.of(
                good("quotes around each line", "ACME.csv", PLAIN.replaceAll("(?m)^(.+)$", "\"$1\"")),
                good("an index without a name", "ACME.csv", PLAIN.replace("date,", ",")),
                good("a byte order mark", "ACME.csv", "\uFEFF" + PLAIN),
                good("an upper-case extension", "ACME.CSV", PLAIN),
                good("tabs", "ACME.tsv", PLAIN.replace(',', '\t')),
                good("bars as separators", "ACME.txt", PLAIN.replace(',', '|')),
                good(
                        "semicolons and decimal commas",
                        "ACME.csv",
                        PLAIN.replace(',', ';').replace('.', ',')),
                good("Excel's word for its separator", "ACME.csv", "sep=;\n" + PLAIN.replace(',', ';')),
                good("a separator at the end of rows", "ACME.csv", PLAIN.replace("00\n", "00,\n")),
                good("dates in words", "ACME.csv", dated("13-Nov-2024", "14 Nov 24", "November 15, 2024")),
                good("the day first", "ACME.csv", dated("13/11/2024", "14/11/2024", "15/11/2024")),
                good("milliseconds", "ACME.csv", dated("1731474000000", "1731560400000", "1731646800000")),
                good("no line end at the end", "ACME.csv", PLAIN.strip()),
                odd("lines above the header", "ACME.csv", 3, "ACME Corp\nexported 2024\n" + PLAIN, "SKIPPED_LINES:1"),
                odd("a footer", "ACME.csv", 3, PLAIN + "Source: somewhere\n", "BAD_ROW:5"),
                odd("a bar of the year 9999", "ACME.csv", 3, PLAIN + "9999-12-31,1,1,1,1,1\n", "BAD_DATE:5"),
                odd("a bar of tomorrow's years", "ACME.csv", 3, PLAIN + "2030-11-15,1,1,1,1,1\n", "BAD_DATE:5"),
                odd("a Sunday", "ACME.csv", 3, PLAIN + "2024-11-17,1,1,1,1,1\n", "NOT_A_TRADING_DAY:5"),
                odd("a last row that is cut in a number", "ACME.csv", 2, CUT, "CUT_OFF:4"),
                odd(
                        "a last row that is cut in a row",
                        "ACME.csv",
                        2,
                        PLAIN.substring(0, PLAIN.length() - 8),
                        "BAD_ROW:4"));
    }

    private static final String PLAIN = """
            date,open,high,low,close,volume
            2024-11-13,10,11,9.5,10.5,1200
            2024-11-14,10.5,12,10.25,11.75,2300
            2024-11-15,11.75,12.5,11,12.25,3400
            """;

    private static final String CUT = """
            date,open,high,low,close,volume
            2024-11-13,10,11,9.5,10.5,1200
            2024-11-14,10.5,12,10.25,11.75,2300
            2024-11-15,11.75,12.5,11,12.25,34""";

    private static String dated(String first, String second, String third) {
        return PLAIN.replace(',', ';')
                .replace("2024-11-13", first)
                .replace("2024-11-14", second)
                .replace("2024-11-15", third);
    }

    private static List<Shape> refused() {
        return List.of(
                odd(
                        "an HTML page",
                        "ACME.csv",
                        0,
                        "<!DOCTYPE html>\n<html><body>Too many requests</body></html>\n",
                        "NO_TABLE:0"),
                odd("a JSON answer", "ACME.csv", 0, "{\"Information\": \"limit reached\"}\n", "NO_TABLE:0"),
                odd("a sentence", "acme_us_d.csv", 0, "Exceeded the daily hits limit", "BAD_HEADER:1"),
                odd("nothing", "ACME.csv", 0, "", "BAD_HEADER:1"),
                odd("a workbook", "ACME.csv", 0, "PK\u0003\u0004 and the rest", "NO_TABLE:0"),
                odd("no line of names", "ACME.csv", 0, PLAIN.substring(PLAIN.indexOf('\n') + 1), "BAD_HEADER:1"),
                odd(
                        "prices in euros",
                        "ACME.csv",
                        0,
                        PLAIN.replace("10.5,1200", "€10.5,1200")
                                .replace("11.75,2300", "€11.75,2300")
                                .replace("12.25,3400", "€12.25,3400"),
                        "BAD_NUMBER:2",
                        "BAD_NUMBER:3",
                        "BAD_NUMBER:4",
                        "MOSTLY_REFUSED:0"),
                odd("a word for a name", "prices.csv", 0, PLAIN, "BAD_FILE_NAME:0"),
                odd("a long word for a name", "portfolio.csv", 0, PLAIN, "BAD_FILE_NAME:0"),
                odd("Nasdaq's name without a ticker", "HistoricalData_1731690000000.csv", 0, PLAIN, "BAD_FILE_NAME:0"),
                odd("another symbol's rows", "BOLT.csv", 0, """
                        symbol,date,open,high,low,close,volume
                        ACME,2024-11-13,10,11,9.5,10.5,1200
                        ACME,2024-11-14,10.5,12,10.25,11.75,2300
                        """, "WRONG_SYMBOL:0"),
                odd("bars of five minutes", "ACME.txt", 0, """
                        <TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>
                        ACME.US,5,20241113,153000,10,11,9.5,10.5,1200
                        ACME.US,5,20241113,153500,10.5,12,10.25,11.75,2300
                        """, "NOT_DAILY:2"),
                odd(
                        "bars of hours",
                        "ACME.csv",
                        0,
                        rows(
                                "2024-11-13 09:30",
                                "2024-11-13 10:30",
                                "2024-11-13 11:30",
                                "2024-11-14 09:30",
                                "2024-11-14 10:30",
                                "2024-11-14 11:30"),
                        "NOT_DAILY:0"),
                odd(
                        "bars of weeks",
                        "ACME.csv",
                        0,
                        rows(
                                "2024-09-30",
                                "2024-10-07",
                                "2024-10-14",
                                "2024-10-21",
                                "2024-10-28",
                                "2024-11-04",
                                "2024-11-11"),
                        "NOT_DAILY:0"));
    }

    private static String rows(String... dates) {
        StringBuilder text = new StringBuilder("date,open,high,low,close,volume\n");
        for (int i = 0; i < dates.length; i++) {
            text.append("%s,10,11,9.5,10.5,12%02d\n".formatted(dates[i], i));
        }
        return text.toString();
    }

    private static Bar bar(String date, String open, String high, String low, String close, long volume) {
        return new Bar(LocalDate.parse(date), Price.of(open), Price.of(high), Price.of(low), Price.of(close), volume);
    }
}
