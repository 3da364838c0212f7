package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BellwetherCommandTest {
    @Test
    void offersTheCommandsThatTheReadmeNames() {
        assertThat(new CommandLine(new BellwetherCommand()).getSubcommands().keySet())
                .containsExactlyInAnyOrder("serve", "demo", "stop", "approve", "answers", "explain", "report", "bench");
    }

    @Test
    void readsAStopForADeskWhoseNameIsACommand() {
        CommandLine.ParseResult parsed = new CommandLine(new BellwetherCommand())
                .parseArgs("stop", "--desk", "demo", "--reason", "drill", "--flatten");
        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("stop");
        assertThat(parsed.subcommand().<String>matchedOptionValue("--desk", "")).isEqualTo("demo");
        assertThat(parsed.subcommand().<Boolean>matchedOptionValue("--flatten", false))
                .isTrue();
    }

    @Test
    void readsWhichAnswersToExport() {
        CommandLine.ParseResult export = new CommandLine(new BellwetherCommand())
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
                "stop --desk demo",
                "approve",
                "answers",
                "answers export --desk demo",
                "explain",
                "demo --history many",
                "report",
                "report calibration",
                "unknown"
            })
    void answersBadUsageWithExitCodeTwo(String line) {
        assertThat(BellwetherCommand.execute(line.split(" "))).isEqualTo(2);
    }
}
