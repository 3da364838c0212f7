package io.bellwether.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import io.bellwether.marketdata.files.PriceShapes;
import io.bellwether.marketdata.files.PriceShapes.Shape;
import io.bellwether.platform.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** What {@code data verify} says of files, without a database and without an engine. */
class DataVerifyTest {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final CommandLine COMMAND = BellwetherCommand.line(work -> {
        throw new IllegalStateException("a look at files needs no beans");
    });

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {
        JsonNode json() {
            assertThat(out.lines()).hasSize(1);
            return Json.mapper().readTree(out);
        }
    }

    private static Answer verify(Path path, String... further) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        COMMAND.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> words = new ArrayList<>(List.of("data", "verify", path.toString()));
        words.addAll(List.of(further));
        int code = COMMAND.execute(words.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.bellwether.marketdata.files.PriceShapes#all")
    void saysTheSameOfEachShapeAsTheTable(Shape shape) throws IOException {
        shape.write(folder);
        int rows = shape.bars().values().stream().mapToInt(bars -> bars).sum();

        Answer answer = verify(folder, "--json");
        JsonNode said = answer.json();

        assertThat(said.path("rows").asInt()).isEqualTo(rows);
        assertThat(said.path("symbols").asInt()).isEqualTo(shape.bars().size());
        assertThat(said.path("findings").values().stream()
                        .map(finding -> finding.path("kind").asString() + ":"
                                + finding.path("line").asInt())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(shape.findings());
        assertThat(said.path("counts").values().stream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(shape.findings().size());
        boolean refused = said.path("files").values().stream()
                .anyMatch(file -> file.path("refusedRows").asInt() > 0
                        || file.path("status").asString().equals("not-read")
                                && !file.path("format").isNull());
        assertThat(answer.code()).isEqualTo(rows == 0 ? 1 : refused ? 3 : 0);
        said.path("files").values().stream()
                .filter(file -> file.path("status").asString().equals("read"))
                .forEach(file -> {
                    assertThat(file.path("format").asString()).isNotEmpty();
                    assertThat(file.path("from").asString()).isEqualTo("2024-11-13");
                    assertThat(file.path("why").asString()).isEmpty();
                });
        said.path("files").values().stream()
                .filter(file -> file.path("status").asString().equals("not-read"))
                .forEach(file -> assertThat(file.path("why").asString()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Yahoo's download|Yahoo Finance|adjusted for splits",
                "yfinance history with zones|yfinance history, adjusted|adjusted for splits and dividends",
                "yfinance download, header of two lines|yfinance download, adjusted|adjusted for splits and dividends",
                "Stooq's page|Stooq|adjusted for splits and dividends",
                "Stooq's bulk|Stooq|adjusted for splits and dividends",
                "Alpha Vantage|Alpha Vantage TIME_SERIES_DAILY|raw",
                "Alpha Vantage, adjusted|Alpha Vantage TIME_SERIES_DAILY_ADJUSTED|raw",
                "Nasdaq|Nasdaq|unknown",
                "Tiingo|Tiingo end-of-day|raw",
                "Alpaca|Alpaca bars|unknown",
                "Massive's flat file|Massive flat file|raw",
                "Investing|Investing.com|unknown",
                "Barchart with its footer|Barchart|unknown",
                "Interactive Brokers|Interactive Brokers|unknown",
                "plain|a table with columns date, open, high, low, close, volume|unknown",
                "Alpaca's answer for several symbols|Alpaca bars (JSON)|unknown",
                "Tiingo's answer|Tiingo end-of-day (JSON)|raw",
                "Alpha Vantage's answer|Alpha Vantage TIME_SERIES_DAILY (JSON)|raw",
                "Yahoo's chart|Yahoo chart (JSON)|adjusted for splits",
                "Massive's answer|Massive aggregates (JSON)|raw",
                "Nasdaq's answer|Nasdaq (JSON)|unknown",
                "CRSP from WRDS|CRSP daily stock file (WRDS)|raw",
                "Compustat from WRDS|Compustat security daily (WRDS)|raw"
            })
    void namesWhoseFormAFileHasAndWhatWasDoneToItsPrices(String shape, String form, String prices) throws IOException {
        PriceShapes.all()
                .filter(each -> each.name().equals(shape))
                .findFirst()
                .orElseThrow()
                .write(folder);

        JsonNode file = verify(folder, "--json").json().path("files").path(0);

        assertThat(file.path("format").asString()).isEqualTo(form);
        assertThat(file.path("prices").asString()).isEqualTo(prices);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Alpha Vantage's limit|message of Alpha Vantage and no prices|the limit of requests was reached",
                "Alpha Vantage's error|message of Alpha Vantage and no prices|download it again",
                "Tiingo's refusal|message of Tiingo and no prices|the limit of requests was reached",
                "Yahoo's error|message of Yahoo and no prices|may be delisted",
                "Massive's error|message of Massive and no prices|the limit of requests was reached",
                "Alpaca's error|message of Alpaca and no prices|recent SIP data",
                "Stooq's no data|sentence 'No data' and no table|does not know the symbol",
                "Stooq's limit|sentence 'Exceeded the daily hits limit' and no table|tomorrow",
                "Finnhub's zeros|Finnhub's quote of nothing but zeros|does not know the symbol",
                "an HTML page|HTML page|download it again",
                "two answers put together|damaged in line 6|download it again",
                "an answer that breaks off|damaged in line 3|download it again"
            })
    void namesWhatIsNoDataAsWhatItIs(String shape, String what, String then) throws IOException {
        PriceShapes.all()
                .filter(each -> each.name().equals(shape))
                .findFirst()
                .orElseThrow()
                .write(folder);

        Answer answer = verify(folder);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).contains("Nothing can be used: 1 file: 0 read, 1 not, because ", what, then);
    }

    @Test
    void tellsWhatIsMissingAndWhatIsOdd() throws IOException {
        Files.writeString(folder.resolve("ACME.csv"), HEADER + """
                2024-11-13,10,11,9.5,10.5,1200
                2024-11-14,10.5,12,10.25,11.75,2300
                2024-11-18,11.75,11.75,11.75,11.75,0
                2024-11-19,11.75,120,11,12.25,3400
                2024-11-20,12.25,12.5,12,12.25,3400
                2024-11-21,49,50,48,49,3400
                """);

        Answer answer = verify(folder);

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).isEqualToNormalizingNewlines("""
                ACME.csv: a table with columns date, open, high, low, close, volume; 6 rows of ACME, 2024-11-13 to 2024-11-21

                4 findings:
                  ACME.csv, line 7: open 49.00 is 4.00 times the close before (12.25): looks like a reverse split 1:4; prices kept as they are
                  ACME.csv, line 4: nothing traded on 2024-11-18; bar kept, no quote made of it
                  ACME.csv, line 4: no row for trading day 2024-11-15
                  ACME.csv, line 5: high 120.00 and low 11.00, between closes of 11.75 and 12.25; prices kept as they are
                      1 MISSING_DAYS
                      1 ZERO_VOLUME
                      1 POSSIBLE_SPLIT
                      1 SPIKE
                6 bars of 1 symbol from 2024-11-13 to 2024-11-21 in 1 file: 1 read.
                """);
    }

    @Test
    void hidesNothingWithAll() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 1500; i++) {
            text.append("2024-11-13,10,11,9.5,10.5,1200\n");
        }
        Files.writeString(folder.resolve("ACME.csv"), text);

        Answer some = verify(folder);
        Answer all = verify(folder, "--all");

        assertThat(some.out()).contains("1499 findings:", "  and 1459 more; --all shows all", "   1499 DUPLICATE");
        assertThat(all.out()).contains("ACME.csv, line 1501: 2024-11-13 stands in line 2 already; first kept");
        assertThat(verify(folder, "--json").json().path("findings").size()).isEqualTo(1499);
    }

    @Test
    void takesOneFileWhateverItIsCalled() throws IOException {
        Path file = folder.resolve("ACME");
        Files.writeString(file, HEADER + "2024-11-13,10,11,9.5,10.5,1200\n");

        Answer answer = verify(file);

        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("1 bar of 1 symbol from 2024-11-13 to 2024-11-13 in 1 file: 1 read.");
    }

    @Test
    void readsTheSplitThatCrspsFactorsSay() throws IOException {
        Files.writeString(folder.resolve("crsp_dsf.csv"), """
                PERMNO,date,TICKER,BIDLO,ASKHI,PRC,VOL,OPENPRC,CFACPR,CFACSHR
                10001,20241113,ACME,39,41,40,1200,40,4,4
                10001,20241114,ACME,9.8,10.2,10,4800,10,1,1
                """);

        assertThat(verify(folder).out()).contains("No findings: nothing is missing or odd.");
    }

    @Test
    void endsWithTwoWhereThereIsNothingAtThePath() {
        Answer answer = verify(folder.resolve("nowhere"));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("bellwether: there is no file or folder " + folder.resolve("nowhere")
                        + "; name one with daily bars");
    }

    @Test
    void endsWithOneWhereNothingCanBeUsed() {
        Answer answer = verify(folder);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).contains("Nothing can be used");
    }
}
