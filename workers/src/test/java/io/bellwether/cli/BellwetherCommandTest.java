package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.kernel.DeskId;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BellwetherCommandTest {
    @Test
    void offersTheCommandsThatTheReadmeNames() {
        assertThat(BellwetherCommand.line(CliContext::opened).getSubcommands().keySet())
                .containsExactlyInAnyOrder(
                        "serve",
                        "demo",
                        "health",
                        "stop",
                        "day",
                        "approve",
                        "answers",
                        "explain",
                        "prompt",
                        "report",
                        "bench",
                        "lag",
                        "import",
                        "export",
                        "limits",
                        "segments",
                        "rebalance");
    }

    @Test
    void readsAStopForADeskWhoseNameIsACommand() {
        CommandLine.ParseResult parsed = BellwetherCommand.line(CliContext::opened)
                .parseArgs("stop", "--desk", "demo", "--reason", "drill", "--flatten");
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("stop");
        assertThat(parsed.subcommand().<DeskId>matchedOptionValue("--desk", new DeskId("none")))
                .isEqualTo(new DeskId("demo"));
        assertThat(parsed.subcommand().<Boolean>matchedOptionValue("--flatten", false))
                .isTrue();
    }

    @Test
    void readsWhichAnswersToExport() {
        CommandLine.ParseResult export = BellwetherCommand.line(CliContext::opened)
                .parseArgs("answers", "export", "--desk", "demo", "--from", "2026-11-02", "--out", "a.jsonl")
                .subcommand()
                .subcommand();
        assertThat(export.<LocalDate>matchedOptionValue("--from", LocalDate.EPOCH))
                .isEqualTo("2026-11-02");
        assertThat(export.<Path>matchedOptionValue("--out", Path.of(""))).hasToString("a.jsonl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "health --jsn",
                "stop --desk demo",
                "approve",
                "answers",
                "answers export --desk demo",
                "explain",
                "import",
                "import experiment --desk x",
                "export trades",
                "demo --history many",
                "rebalance",
                "rebalance --desk main",
                "rebalance --target ACME=0.10",
                "rebalance --desk main --target ACME",
                "rebalance --desk main --target =0.10",
                "rebalance --desk main --target ACME=much",
                "rebalance --desk main --target A_C=0.10",
                "rebalance --desk main --target ACME=-0.10",
                "rebalance --desk main --target ACME=0.60 --target BOLT=0.41",
                "rebalance --desk main --target ACME=0.10 --target acme=0.20",
                "rebalance --desk main --target ACME=0.10 --band -0.1",
                "rebalance --desk main --target ACME=0.10 --band 1.1",
                "rebalance --desk main --target ACME=0.10 --max-turnover -1",
                "rebalance --desk Main! --target ACME=0.10",
                "segments",
                "segments list",
                "segments add biotech --desk main --symbols ACME --by ria",
                "segments add --desk main --symbols ACME --by ria --reason niche",
                "segments add biotech --desk main --by ria --reason niche",
                "segments add biotech --desk main --symbols A_C --by ria --reason niche",
                "segments add Bio! --desk main --symbols ACME --by ria --reason niche",
                "segments add biotech --desk Main! --symbols ACME --by ria --reason niche",
                "segments set biotech --desk main --by ria --reason niche",
                "segments remove --desk main --by ria --reason niche",
                "rebalance --desk main --target ACME=0.10 --place --by trader --id a/b",
                "rebalance --desk main --target ACME=0.10 --place --by trader --wait -1",
                "report",
                "report calibration",
                "report performance",
                "unknown"
            })
    void answersBadUsageWithExitCodeTwo(String line) {
        assertThat(BellwetherCommand.execute(line.split(" "))).isEqualTo(2);
    }
}
