package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
                    backtest compare 1                                  | missing required parameter: 'B'
                    report backtest 7000                                | there is no run 7000; see ./bellwether backtest list
                    """)
    void whatCannotBeMeantIsOneSentence(String line, String sentence) {
        assertThat(run(line.strip().split(" +"))).isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString()).startsWith("bellwether: " + sentence);
    }

    @Test
    void aMisspeltSettingIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("desk.yaml"), "bellwether:\n  desk:\n    inital-cash: 5\n");
        assertThat(run("backtest", "--settings", file.toString())).isEqualTo(ExitCodes.BAD_USAGE);
        assertThat(err.toString()).contains("inital-cash");
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
