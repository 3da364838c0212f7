package io.bellwether.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartBenchTest {
    @TempDir
    Path folder;

    /** A launcher that says what the real one says, starts nothing, and notes how it was called. */
    private static final String LAUNCHER = """
            #!/bin/sh
            echo "${BELLWETHER_BENCH_ALONE:-asked} $*" >>%s
            [ "$1" = up ] || exit 0
            echo "  webapps     is starting,  15 s so far"
            echo "Bellwether is up after 1.0 s (services 0.5 s, application 0.5 s)."
            echo "  webapps     is starting,  30 s so far"
            echo "  webapps     ready after   31.0 s   http://127.0.0.1:1"
            sleep 1000 &
            trap 'kill $!' TERM
            wait
            """;

    @Test
    void startsEachStackTwiceAndAsksTheFirstOne() throws IOException, InterruptedException {
        Path calls = folder.resolve("calls");
        Path launcher = Files.writeString(folder.resolve("launcher"), LAUNCHER.formatted(calls));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        List<String> said = new ArrayList<>();

        StartFigures figures = new StartBench(launcher, 2, said::add).run();

        assertThat(figures.runs()).isEqualTo(2);
        assertThat(figures.commands())
                .extracting(StartFigures.CommandFigures::command)
                .containsExactly(
                        "limits show --desk main", "segments list --desk main", "report calibration --desk main");
        assertThat(Files.readAllLines(calls).stream().filter(call -> call.startsWith("asked up --state ")))
                .hasSize(4);
        assertThat(Files.readAllLines(calls).stream().filter("asked limits show --desk main"::equals))
                .hasSize(6);
        assertThat(Files.readAllLines(calls).stream().filter("true limits show --desk main"::equals))
                .hasSize(3);
        assertThat(said).contains("Starting stack 2 of 2.", "Asking: segments list --desk main.");
    }

    @ParameterizedTest
    @CsvSource({"'0m0.01s 0m0.02s\n0m1.50s 0m0.25s\n', 1.75", "'0m0.01s 0m0.02s\n2m0.5s 0m0s\n', 120.5", "'', 0"})
    void readsTheProcessorTimeOfTheChildren(String times, double seconds) {
        assertThat(StartBench.processorSeconds(times.replace("\\n", "\n"))).isEqualTo(seconds);
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(StartBench.median(List.of(4.0, 1.0, 3.0, 2.0), v -> v)).isEqualTo(2.5);
        assertThat(StartBench.median(List.of(5.0, 1.0, 3.0), v -> v)).isEqualTo(3.0);
    }
}
