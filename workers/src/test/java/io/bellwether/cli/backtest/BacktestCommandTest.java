package io.bellwether.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.cli.BellwetherCommand;
import io.bellwether.cli.common.ExitCodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BacktestCommandTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    backtest --market microcaps                         | --market 'microcaps' must be simulated-SEED, e.g. simulated-42; name files with --data
                    backtest --from 2026-11-16 --to 2026-11-13          | --from 2026-11-16 is after the last day, 2026-11-13
                    backtest --data nowhere                             | there is no folder nowhere; name a folder with one file of daily bars per symbol
                    backtest --data prices --market simulated-1         | --data and --market exclude each other; choose one
                    backtest --settings nothing.yaml                    | there is no file nothing.yaml; name a file like bellwether.yaml
                    backtest --masked=seven                             | --masked takes a whole number as its seed, or nothing, was 'seven'
                    backtest --max-model-cost -1                        | invalid value for option '--max-model-cost': must be an amount above 0
                    backtest --each a --advisor b                       | --each and --advisor exclude each other; choose one
                    backtest --each a,,b                                | --each takes names of advisors, e.g. strategies,gpt
                    backtest --each a,b --engine camunda                | several runs side by side are for the kernel; ask the engine for one at a time
                    backtest --strategy momentun                        | --strategy: unknown strategy 'momentun'; choose some of: simple-ma, momentum, breakout, mean-reversion, volatility
                    backtest --strategy momentum --advisor gpt          | --strategy is for the advisor 'strategies', and this run asks gpt; add --advisor strategies
                    backtest --answers old.jsonl                        | --answers is what the advisor 'recorded' says, and this run asks strategies; add --advisor recorded
                    backtest --scenario crash                           | --scenario crash needs --engine camunda: in memory nobody hands out the work of one that died
                    backtest --scenario data-gap,earthquake             | --scenario: unknown fault 'earthquake'; choose some of: data-gap, vendor-down, nonsense-answer, rejecting-broker, crash
                    backtest --scenario data-gap --every 0              | --every takes a number from 1, was 0
                    backtest --segment energy                           | --segment is an id and its symbols, e.g. energy=XOM,CVX, was 'energy'
                    backtest --segment Energy=XOM                       | --segment Energy: a segment's id must be 1 to 40 of a-z, 0-9, dash, was 'Energy'
                    backtest --segment a=XOM --segment a=CVX            | --segment: segments are ids of the desk's segments, each once
                    backtest --segment a=XOM --segment b=CVX,XOM        | --segment: XOM is in two segments; a symbol is in one at most
                    backtest --resume 1 --segment a=XOM                 | --resume goes on with a run as it was begun and takes no --segment
                    backtest --every 3                                  | --every is for --scenario; name a fault, e.g. --scenario data-gap
                    backtest --scenario data-gap --events nowhere.csv   | --scenario and --events exclude each other; ask for one after the other
                    backtest --resume 1 --scenario data-gap             | --resume goes on with a run as it was begun and takes no --scenario
                    backtest --resume 1 --strategy momentum             | --resume goes on with a run as it was begun and takes no --strategy
                    backtest --masked --engine camunda                  | --masked is for the kernel
                    backtest --resume 7000                              | there is no run 7000; see ./bellwether backtest list
                    backtest --resume 1 --from 2026-01-02               | --resume goes on with a run as it was begun and takes no --from
                    backtest --resume 1 --masked                        | --resume goes on with a run as it was begun and takes no --masked
                    backtest --window -5..+10                           | --window needs --events FILE, the dates that it is about
                    backtest --events nowhere.csv                       | there is no file nowhere.csv; name a file of dates
                    backtest compare 1                                  | missing required parameter: 'B'
                    report backtest 7000                                | there is no run 7000; see ./bellwether backtest list
                    """)
    void whatCannotBeMeantIsOneSentence(String line, String sentence) {
        assertThat(run(line.strip().split(" +"))).isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString()).startsWith("bellwether: " + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "-5..", "+1..+10", "-5..-1", "0..0", "-999..+3", "a..b"})
    void aWindowThatIsNoneIsSaid(String window, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("dates.csv"), "date\n2026-09-16\n");
        assertThat(run("backtest", "--events", file.toString(), "--window", window))
                .isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString()).startsWith("bellwether: --window: a window ");
    }

    @Test
    void everyLineOfAFileOfDatesThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("dates.csv"),
                "date,symbol,label\n2026-13-01,,Fed\n2026-09-16,a b,x\n2026-09-16,A,x,y\n");
        assertThat(run("backtest", "--events", file.toString())).isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString())
                .contains(
                        "line 2: '2026-13-01' is no date", "line 3: 'A B' is no ticker", "line 4: 4 fields, at most 3");
    }

    @Test
    void aMisspeltSettingIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("desk.yaml"), "bellwether:\n  desk:\n    inital-cash: 5\n");
        assertThat(run("backtest", "--settings", file.toString())).isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString()).contains("inital-cash");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    costs: { tarif: own }                     | nobody reads 'bellwether.desk.costs.tarif'; correct or remove it
                    costs: { tariff: cheapest }               | bellwether.desk.costs.tariff is one of own, alpaca, schwab,
                    limits: { drawdown-days: abc }            | bellwether.desk.limits.drawdown-days takes a number, was 'abc'
                    limits: { drawdown-days: -3 }             | drawdown-days must be from 30 to 36500, was -3
                    costs: { spread-bps: -5 }                 | spread-bps must be from 0 to 1000, was -5
                    sessions: { intraday: [ { at: "08:30" } ] } | an intraday check is after the morning session at 09:30
                    sessions: { intraday: [ { at: "25:30" } ] } | bellwether.desk.sessions.intraday: at takes a New York time from "00:00" to "23:59", in quotes, was '25:30'
                    sessions: { intraday: [ { at: "12:00" } ] } | the midday check is at 12:00 already
                    sessions: { intraday: [ { advise: true } ] } | each check has a time
                    sessions: { close: "four" }               | bellwether.desk.sessions.close takes a New York time
                    strategies: []                            | bellwether.desk.strategies is empty; name some of simple-ma, momentum
                    strategies: [ momentun ]                  | did you mean 'momentum'?
                    segments: [ unclosed                      | is no YAML: """)
    void whatASettingsFileCannotMeanIsSaidWithTheFileBeforeADayIsTraded(String line, String said, @TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("desk.yaml"), "bellwether:\n  desk:\n    " + line + "\n");
        assertThat(run("backtest", "--settings", file.toString())).isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString().replaceAll("\\s+", " "))
                .startsWith("bellwether: " + file)
                .contains(said.strip())
                .doesNotContain("io.bellwether");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    just words             | has no keys; write it like bellwether.yaml
                    - a                    | has no keys; write it like bellwether.yaml
                    desk: { samples: 2 }   | nobody reads 'desk.samples'; known here: bellwether, camunda,
                    bellwether: { dsk: 1 } | nobody reads 'bellwether.dsk'""")
    void aSettingsFileThatDescribesNoDeskIsRefused(String text, String said, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("desk.yaml"), text + "\n");
        assertThat(run("backtest", "--settings", file.toString())).isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString().replaceAll("\\s+", " "))
                .startsWith("bellwether: " + file)
                .contains(said.strip());
    }

    @Test
    void daysOutsideOfTheDataAreRefused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ACME.csv"), """
                date,open,high,low,close,volume
                2026-09-14,10,11,9,10,1000
                2026-09-15,10,11,9,10,1000
                """);
        assertThat(run("backtest", "--data", folder.toString(), "--from", "2025-01-02", "--to", "2025-02-03"))
                .isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString().replaceAll("\\s+", " "))
                .contains(
                        "has no day to trade from 2025-01-02 to 2025-02-03: its sessions are 2026-09-14 to 2026-09-15,"
                                + " and a day needs the session before it");
    }

    @Test
    void aSymbolOfASegmentThatHasNoPricesIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("ACME.csv"), """
                date,open,high,low,close,volume
                2026-09-14,10,11,9,10,1000
                2026-09-15,10,11,9,10,1000
                """);
        assertThat(run("backtest", "--data", folder.toString(), "--segment", "niche=ACME,ACNE"))
                .isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString().replaceAll("\\s+", " "))
                .startsWith("bellwether: --segment niche: the data have no prices of ACNE; correct or remove it");
    }

    @Test
    void runsAreKeptInTheStateFolder() {
        assertThat(BacktestFolder.of(Map.of("BELLWETHER_STATE", "/var/desk")))
                .isEqualTo(Path.of("/var/desk/backtests"));
        assertThat(BacktestFolder.of(Map.of("BELLWETHER_HOME", "/opt/desk")))
                .isEqualTo(Path.of("/opt/desk/data/backtests"));
    }

    private int run(String... arguments) {
        CommandLine line = BellwetherCommand.line(work -> {
            throw new AssertionError("a backtest in memory needs no application");
        });
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(new StringWriter(), true));
        return line.execute(arguments);
    }
}
