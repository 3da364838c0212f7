package io.bellwether.marketdata.files;

import io.bellwether.kernel.Price;
import io.bellwether.marketdata.domain.Bar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The shapes in which people have daily bars. Each says the same three sessions of ACME, and of others where it holds
 * several symbols, in a vendor's way; the table says under which file names it comes, what is read of it and what is
 * found. Where each vendor's shape is documented say {@link Layout} and {@link JsonAnswer}; those of TradingView,
 * Barchart, the Wall Street Journal and Interactive Brokers are as their exports of 2026-11-29 are described in public
 * threads.
 */
public final class PriceShapes {
    /** The sessions. */
    public static final List<Bar> THREE_DAYS = List.of(
            bar("2024-11-13", "10", "11", "9.5", "10.5", 1200),
            bar("2024-11-14", "10.5", "12", "10.25", "11.75", 2300),
            bar("2024-11-15", "11.75", "12.5", "11", "12.25", 3400));

    private PriceShapes() {}

    /**
     * One shape.
     *
     * @param name of the vendor or the oddity
     * @param files by the names under which they come
     * @param bars how many of the three sessions are read of each symbol, the first ones
     * @param findings kinds and lines
     */
    public record Shape(String name, Map<String, byte[]> files, Map<String, Integer> bars, List<String> findings) {
        /** Writes its files into the folder. */
        public void write(Path folder) throws IOException {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Shape good(String name, String file, String text) {
        return odd(name, file, 3, text);
    }

    private static Shape odd(String name, String file, int bars, String text, String... findings) {
        return new Shape(
                name,
                Map.of(file, text.getBytes(StandardCharsets.UTF_8)),
                bars == 0 ? Map.of() : Map.of("ACME", bars),
                List.of(findings));
    }

    /** All shapes. */
    public static Stream<Shape> all() {
        return Stream.of(vendors(), answers(), research(), packed(), oddities(), refused(), messages())
                .flatMap(List::stream);
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

    private static List<Shape> answers() {
        return List.of(
                good("Alpaca's answer for several symbols", "bars.json", """
                        {"bars":{"ACME":[
                        {"t":"2024-11-13T05:00:00Z","o":10,"h":11,"l":9.5,"c":10.5,"v":1200,"n":12,"vw":10.3},
                        {"t":"2024-11-14T05:00:00Z","o":10.5,"h":12,"l":10.25,"c":11.75,"v":2300,"n":23,"vw":11.1},
                        {"t":"2024-11-15T05:00:00Z","o":11.75,"h":12.5,"l":11,"c":12.25,"v":3400,"n":34,"vw":11.9}
                        ]},"next_page_token":null}
                        """),
                odd("Alpaca's first page", "page1.json", 2, """
                        {"bars":{"ACME":[
                        {"t":"2024-11-13T05:00:00Z","o":10,"h":11,"l":9.5,"c":10.5,"v":1200,"n":12,"vw":10.3},
                        {"t":"2024-11-14T05:00:00Z","o":10.5,"h":12,"l":10.25,"c":11.75,"v":2300,"n":23,"vw":11.1}
                        ]},
                        "next_page_token":"QUNNRXxEfDIwMjQ="}
                        """, "CUT_OFF:5"),
                good("Alpaca's answer for one symbol, in summer time's zone too", "acme-bars.json", """
                        {"symbol":"ACME","bars":[
                        {"t":"2024-11-13T00:00:00-05:00","o":10,"h":11,"l":9.5,"c":10.5,"v":1200},
                        {"t":"2024-11-14T05:00:00Z","o":10.5,"h":12,"l":10.25,"c":11.75,"v":2300},
                        {"t":"2024-11-15T05:00:00.000Z","o":11.75,"h":12.5,"l":11,"c":12.25,"v":3400}],
                        "next_page_token":null}
                        """),
                good("Tiingo's answer", "ACME.json", """
                        [{"date":"2024-11-13T00:00:00.000Z","close":10.5,"high":11,"low":9.5,"open":10,"volume":1200,
                          "adjClose":10.5,"adjHigh":11,"adjLow":9.5,"adjOpen":10,"adjVolume":1200,"divCash":0.0,"splitFactor":1.0},
                         {"date":"2024-11-14T00:00:00.000Z","close":11.75,"high":12,"low":10.25,"open":10.5,"volume":2300,
                          "adjClose":11.75,"adjHigh":12,"adjLow":10.25,"adjOpen":10.5,"adjVolume":2300,"divCash":0.0,"splitFactor":1.0},
                         {"date":"2024-11-15T00:00:00.000Z","close":12.25,"high":12.5,"low":11,"open":11.75,"volume":3400,
                          "adjClose":12.25,"adjHigh":12.5,"adjLow":11,"adjOpen":11.75,"adjVolume":3400,"divCash":0.0,"splitFactor":1.0}]
                        """),
                odd("Alpha Vantage's answer", "query.json", 3, """
                        {"Meta Data":{"1. Information":"Daily Prices (open, high, low, close) and Volumes","2. Symbol":"ACME",
                         "3. Last Refreshed":"2024-11-15","4. Output Size":"Compact","5. Time Zone":"US/Eastern"},
                         "Time Series (Daily)":{
                          "2024-11-15":{"1. open":"11.7500","2. high":"12.5000","3. low":"11.0000","4. close":"12.2500","5. volume":"3400"},
                          "2024-11-14":{"1. open":"10.5000","2. high":"12.0000","3. low":"10.2500","4. close":"11.7500","5. volume":"2300"},
                          "2024-11-13":{"1. open":"10.0000","2. high":"11.0000","3. low":"9.5000","4. close":"10.5000","5. volume":"1200"}}}
                        """, "UNSORTED:4"),
                good("Alpha Vantage's adjusted answer", "ACME.json", """
                        {"Meta Data":{"2. Symbol":"ACME"},
                         "Time Series (Daily)":{
                          "2024-11-13":{"1. open":"10","2. high":"11","3. low":"9.5","4. close":"10.5","5. adjusted close":"10.4",
                            "6. volume":"1200","7. dividend amount":"0.0000","8. split coefficient":"1.0"},
                          "2024-11-14":{"1. open":"10.5","2. high":"12","3. low":"10.25","4. close":"11.75","5. adjusted close":"11.6",
                            "6. volume":"2300","7. dividend amount":"0.0000","8. split coefficient":"1.0"},
                          "2024-11-15":{"1. open":"11.75","2. high":"12.5","3. low":"11","4. close":"12.25","5. adjusted close":"12.1",
                            "6. volume":"3400","7. dividend amount":"0.0000","8. split coefficient":"1.0"}}}
                        """),
                good("Yahoo's chart", "chart.json", """
                        {"chart":{"result":[{"meta":{"currency":"USD","symbol":"ACME","exchangeTimezoneName":"America/New_York",
                         "gmtoffset":-18000,"dataGranularity":"1d","range":""},
                         "timestamp":[1731508200,1731594600,1731681000],
                         "indicators":{"quote":[{"open":[10,10.5,11.75],"high":[11,12,12.5],"low":[9.5,10.25,11],
                           "close":[10.5,11.75,12.25],"volume":[1200,2300,3400]}],"adjclose":[{"adjclose":[10.4,11.6,12.1]}]}}],"error":null}}
                        """),
                odd("Yahoo's chart with a day of null", "chart.json", 2, """
                        {"chart":{"result":[{"meta":{"currency":"USD","symbol":"ACME","dataGranularity":"1d"},
                         "timestamp":[1731508200,
                          1731594600,
                          1731681000],
                         "indicators":{"quote":[{"open":[10,10.5,null],"high":[11,12,null],"low":[9.5,10.25,null],
                           "close":[10.5,11.75,null],"volume":[1200,2300,null]}]}}],"error":null}}
                        """, "NO_PRICES:4"),
                good("Massive's answer", "aggs.json", """
                        {"ticker":"ACME","queryCount":3,"resultsCount":3,"adjusted":false,"status":"OK","request_id":"x","count":3,"results":[
                        {"v":1200,"vw":10.3,"o":10,"c":10.5,"h":11,"l":9.5,"t":1731474000000,"n":12},
                        {"v":2300,"vw":11.1,"o":10.5,"c":11.75,"h":12,"l":10.25,"t":1731560400000,"n":23},
                        {"v":3400,"vw":11.9,"o":11.75,"c":12.25,"h":12.5,"l":11,"t":1731646800000,"n":34}]}
                        """),
                several(
                        "Massive's answer for a whole market",
                        Map.of("grouped.json", bytes("""
                                {"queryCount":2,"resultsCount":2,"adjusted":true,"status":"OK","results":[
                                {"T":"ACME","v":1200,"vw":10.3,"o":10,"c":10.5,"h":11,"l":9.5,"t":1731531600000,"n":12},
                                {"T":"BOLT","v":1200,"vw":10.3,"o":10,"c":10.5,"h":11,"l":9.5,"t":1731531600000,"n":12}]}
                                """)),
                        Map.of("ACME", 1, "BOLT", 1)),
                good("Finnhub's candles", "ACME.json", """
                        {"c":[10.5,11.75,12.25],"h":[11,12,12.5],"l":[9.5,10.25,11],"o":[10,10.5,11.75],"s":"ok",
                         "t":[1731456000,1731542400,1731628800],"v":[1200,2300,3400]}
                        """),
                odd("Nasdaq's answer", "historical.json", 3, """
                        {"data":{"symbol":"ACME","totalRecords":3,"tradesTable":{"headers":{"date":"Date","close":"Close/Last"},"rows":[
                        {"date":"11/15/2024","close":"$12.25","volume":"3,400","open":"$11.75","high":"$12.50","low":"$11.00"},
                        {"date":"11/14/2024","close":"$11.75","volume":"2,300","open":"$10.50","high":"$12.00","low":"$10.25"},
                        {"date":"11/13/2024","close":"$10.50","volume":"1,200","open":"$10.00","high":"$11.00","low":"$9.50"}]}},
                        "message":null,"status":{"rCode":200}}
                        """, "UNSORTED:2"),
                good("bars under other names, by a script", "ACME.json", """
                        {"meta":{"symbol":"ACME","interval":"1day"},"values":[
                        {"datetime":"2024-11-13","open":"10","high":"11","low":"9.5","close":"10.5","volume":"1200"},
                        {"datetime":"2024-11-14","open":"10.5","high":"12","low":"10.25","close":"11.75","volume":"2300"},
                        {"datetime":"2024-11-15","open":"11.75","high":"12.5","low":"11","close":"12.25","volume":"3400"}],"status":"ok"}
                        """));
    }

    private static List<Shape> research() {
        return List.of(
                several("CRSP from WRDS", Map.of("crsp_dsf.csv", bytes("""
                                PERMNO,date,TICKER,BIDLO,ASKHI,PRC,VOL,RET,OPENPRC,CFACPR,CFACSHR
                                10001,20241113,ACME,9.5,11,10.5,1200,0.01,10,1,1
                                10001,20241114,ACME,10.25,12,11.75,2300,0.119,10.5,1,1
                                10001,20241115,ACME,11,12.5,12.25,3400,0.0426,11.75,1,1
                                10002,20241113,BOLT,9.5,11,10.5,1200,0.01,10,1,1
                                10002,20241114,BOLT,10.25,12,11.75,2300,0.119,10.5,1,1
                                """)), Map.of("ACME", 3, "BOLT", 2)),
                odd("CRSP's mean of bid and ask", "crsp_dsf.csv", 2, """
                        PERMNO,date,TICKER,BIDLO,ASKHI,PRC,VOL,RET,OPENPRC,CFACPR
                        10001,20241113,ACME,9.5,11,10.5,1200,0.01,10,1
                        10001,20241114,ACME,10.25,12,11.75,2300,0.119,10.5,1
                        10001,20241115,ACME,12,12.5,-12.25,0,0.0426,,1
                        """, "NO_PRICES:4"),
                good("CRSP's new names", "dsf_v2.csv", """
                        PERMNO,DlyCalDt,Ticker,DlyPrc,DlyVol,DlyClose,DlyLow,DlyHigh,DlyOpen
                        10001,2024-11-13,ACME,10.5,1200,10.5,9.5,11,10
                        10001,2024-11-14,ACME,11.75,2300,11.75,10.25,12,10.5
                        10001,2024-11-15,ACME,12.25,3400,12.25,11,12.5,11.75
                        """),
                good("Compustat from WRDS", "secd.csv", """
                        gvkey,iid,datadate,tic,conm,ajexdi,cshtrd,prccd,prchd,prcld,prcod
                        001,01,2024-11-13,ACME,ACME CORP,1,1200,10.5,11,9.5,10
                        001,01,2024-11-14,ACME,ACME CORP,1,2300,11.75,12,10.25,10.5
                        001,01,2024-11-15,ACME,ACME CORP,1,3400,12.25,12.5,11,11.75
                        """),
                odd("rows of null", "ACME.csv", 2, """
                        Date,Open,High,Low,Close,Adj Close,Volume
                        2024-11-12,null,null,null,null,null,null
                        2024-11-13,10.000000,11.000000,9.500000,10.500000,10.410000,1200
                        2024-11-14,10.500000,12.000000,10.250000,11.750000,11.650000,2300
                        2024-11-15,null,null,null,null,null,null
                        """, "NO_PRICES:2", "NO_PRICES:5"),
                odd("rows of N/A", "ACME.csv", 2, """
                        Date,Close/Last,Volume,Open,High,Low
                        11/13/2024,$10.50,"1,200",$10.00,$11.00,$9.50
                        11/14/2024,$11.75,"2,300",$10.50,$12.00,$10.25
                        11/15/2024,N/A,N/A,N/A,N/A,N/A
                        """, "NO_PRICES:4"),
                good("thousands separated and dollar signs", "ACME.csv", """
                        Date;Open;High;Low;Close;Volume
                        2024-11-13;$10.00;$11.00;$9.50;$10.50;"1,200"
                        2024-11-14;$10.50;$12.00;$10.25;$11.75;"2,300"
                        2024-11-15;$11.75;$12.50;$11.00;$12.25;"3,400"
                        """));
    }

    private static List<Shape> packed() {
        byte[] plain = bytes(PLAIN);
        return List.of(
                several("packed by gzip", Map.of("ACME.csv.gz", gzip(plain)), Map.of("ACME", 3)),
                several("JSON packed by gzip", Map.of("ACME.json.gz", gzip(bytes(RECORDS))), Map.of("ACME", 3)),
                several(
                        "an archive of tables and answers",
                        Map.of("prices.zip", zip(Map.of("ACME.csv", plain, "us/BOLT.json", bytes(RECORDS)))),
                        Map.of("ACME", 3, "BOLT", 3)),
                several(
                        "folders in folders, as Stooq packs them",
                        Map.of(
                                "daily/us/nasdaq stocks/1/acme.us.txt",
                                plain,
                                "daily/us/nyse stocks/bolt.us.txt",
                                plain),
                        Map.of("ACME", 3, "BOLT", 3)),
                several(
                        "one file for all beside one for one",
                        Map.of(
                                "all.csv",
                                bytes(of("BOLT") + of("CORE").replaceFirst("[^\n]*\n", "")),
                                "ACME.csv",
                                plain),
                        Map.of("ACME", 3, "BOLT", 3, "CORE", 3)),
                several(
                        "a workbook and a page among the files",
                        Map.of(
                                "ACME.csv",
                                plain,
                                "BOLT.xlsx",
                                new byte[] {'P', 'K', 3, 4},
                                "CORE.html",
                                bytes("<html>")),
                        Map.of("ACME", 3),
                        "NO_PRICE_FILE:0",
                        "NO_PRICE_FILE:0"));
    }

    private static List<Shape> messages() {
        return List.of(
                odd("Alpha Vantage's limit", "ACME.csv", 0, """
                        {"Information": "We have detected your API key and our standard API rate limit is 25 requests per day."}
                        """, "NO_TABLE:0"),
                odd("Alpha Vantage's note", "ACME.json", 0, """
                        {"Note": "Thank you! Our standard API call frequency is 5 calls per minute."}
                        """, "NO_TABLE:0"),
                odd("Alpha Vantage's error", "ACME.json", 0, """
                        {"Error Message": "Invalid API call. Please retry or visit the documentation."}
                        """, "NO_TABLE:0"),
                odd("Tiingo's refusal", "ACME.json", 0, """
                        {"detail":"Error: You have run over your hourly request allocation."}
                        """, "NO_TABLE:0"),
                odd("Yahoo's error", "ACME.json", 0, """
                        {"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}
                        """, "NO_TABLE:0"),
                odd("Massive's error", "ACME.json", 0, """
                        {"status":"ERROR","request_id":"x","error":"You've exceeded the maximum requests per minute"}
                        """, "NO_TABLE:0"),
                odd("Alpaca's error", "ACME.json", 0, """
                        {"message":"subscription does not permit querying recent SIP data"}
                        """, "NO_TABLE:0"),
                odd("Alpaca's answer without bars", "ACME.json", 0, """
                        {"bars":{},"next_page_token":null}
                        """, "NO_TABLE:0"),
                odd("Stooq's no data", "acme_us_d.csv", 0, "No data", "NO_TABLE:0"),
                odd("Stooq's limit", "acme_us_d.csv", 0, "Exceeded the daily hits limit", "NO_TABLE:0"),
                odd("Finnhub's zeros", "ACME.json", 0, """
                        {"c":0,"d":null,"dp":null,"h":0,"l":0,"o":0,"pc":0,"t":0}
                        """, "NO_TABLE:0"),
                odd(
                        "an answer that breaks off",
                        "ACME.json",
                        0,
                        RECORDS.substring(0, RECORDS.length() / 2),
                        "NO_TABLE:0"),
                odd("two answers put together", "ACME.json", 0, RECORDS + RECORDS, "NO_TABLE:0"),
                odd("settings", "ACME.json", 0, "{\"name\": \"acme\", \"version\": 3}\n", "NO_TABLE:0"),
                odd("Yahoo's bars of an hour", "ACME.json", 0, """
                        {"chart":{"result":[{"meta":{"currency":"USD","symbol":"ACME","dataGranularity":"1h"},"timestamp":[1731508200],
                         "indicators":{"quote":[{"open":[10],"high":[11],"low":[9],"close":[10],"volume":[1]}]}}],"error":null}}
                        """, "NOT_DAILY:0"),
                odd("Yahoo's prices in pounds", "ACME.json", 0, """
                        {"chart":{"result":[{"meta":{"currency":"GBp","symbol":"ACME","dataGranularity":"1d"},"timestamp":[1731508200],
                         "indicators":{"quote":[{"open":[10],"high":[11],"low":[9],"close":[10],"volume":[1]}]}}],"error":null}}
                        """, "NO_TABLE:0"),
                odd("Alpha Vantage's weeks", "ACME.json", 0, """
                        {"Meta Data":{"2. Symbol":"ACME"},"Weekly Time Series":{
                          "2024-11-15":{"1. open":"11","2. high":"12","3. low":"11","4. close":"12","5. volume":"3400"}}}
                        """, "NOT_DAILY:0"));
    }

    private static Shape several(
            String name, Map<String, byte[]> files, Map<String, Integer> bars, String... findings) {
        return new Shape(name, files, bars, List.of(findings));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String of(String symbol) {
        return "symbol," + PLAIN.replace("\n2024", "\n" + symbol + ",2024");
    }

    private static final String RECORDS = """
            [
            {"date":"2024-11-13","open":10,"high":11,"low":9.5,"close":10.5,"volume":1200},
            {"date":"2024-11-14","open":10.5,"high":12,"low":10.25,"close":11.75,"volume":2300},
            {"date":"2024-11-15","open":11.75,"high":12.5,"low":11,"close":12.25,"volume":3400}
            ]
            """;

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
