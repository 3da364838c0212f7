package io.bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BellwetherCommandTest {
    @Test
    void offersTheCommandsThatTheReadmeNames() {
        assertThat(new CommandLine(new BellwetherCommand()).getSubcommands().keySet())
                .containsExactlyInAnyOrder("serve", "demo", "stop", "approve", "bench", "limits");
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

    @ParameterizedTest
    @ValueSource(strings = {"stop", "stop --desk demo", "approve", "demo --history many", "unknown"})
    void answersBadUsageWithExitCodeTwo(String line) {
        assertThat(BellwetherCommand.execute(line.split(" "))).isEqualTo(2);
    }
}
