package io.bellwether.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackCpuTest {
    @Test
    void countsServicesThatRunAndLeavesOutThoseThatDoNot(@TempDir Path state) throws IOException, InterruptedException {
        Path run = Files.createDirectories(state.resolve("run"));
        Files.writeString(
                run.resolve("app.pid"), String.valueOf(ProcessHandle.current().pid()));
        Files.writeString(run.resolve("driver.pid"), "none");
        Files.writeString(run.resolve("app.state"), "healthy");
        var cores = new StackCpu(state).cores(Duration.ofMillis(50));
        assertThat(cores).containsOnlyKeys("app");
        assertThat(cores.get("app")).isNotNegative();
    }
}
