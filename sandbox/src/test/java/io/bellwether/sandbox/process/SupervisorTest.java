package io.bellwether.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supervision of small shell commands that stand in for services. */
class SupervisorTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private StateFolder state;
    private Supervisor supervisor;

    /** Runs a shell script and counts as healthy as soon as it has written the file of its name. */
    private record Script(Path folder, String name, String text, Set<String> needs) implements Service {
        @Override
        public List<String> command() {
            return List.of("/bin/sh", "-c", text);
        }

        @Override
        public HealthCheck health() {
            return () -> Files.exists(folder.resolve(name));
        }

        @Override
        public String address() {
            return "nowhere";
        }
    }

    @BeforeEach
    void own() {
        state = StateFolder.own(folder);
        supervisor = new Supervisor(
                state,
                new Progress(new PrintStream(output, true, StandardCharsets.UTF_8)),
                List.of(Duration.ofMillis(50)));
    }

    @AfterEach
    void stop() {
        supervisor.stop();
        state.close();
    }

    private Script script(String name, String text, String... needs) {
        return new Script(folder, name, text, Set.of(needs));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private ProcessHandle process(String name) {
        return StateFolder.process(state.pidFile(name)).orElseThrow();
    }

    @Test
    void writesPidOfServiceItself() {
        supervisor.start(List.of(script("one", "echo $$ >one; exec sleep 1000")));

        assertThat(folder.resolve("one")).hasContent(process("one").pid() + "");
        assertThat(StateFolder.stateFile(folder, "one"))
                .hasContent("healthy " + process("one").pid());
    }

    @Test
    void startsServiceAfterThoseItNeeds() throws IOException {
        supervisor.start(List.of(
                script("second", "cp first second; exec sleep 1000", "first"),
                script("first", "sleep 0.3; echo made >first; exec sleep 1000")));

        assertThat(folder.resolve("second")).hasContent("made");
    }

    @Test
    void waitsOnlyForThoseItIsAskedFor() {
        supervisor.launch(List.of(
                script("late", "while [ ! -e go ]; do sleep 0.05; done; cp first late; exec sleep 1000", "first"),
                script("first", "echo made >first; exec sleep 1000")));
        supervisor.await(List.of("first"));

        assertThat(folder.resolve("late")).doesNotExist();
        assertThat(folder.resolve("go").toFile().mkdir()).isTrue();
        supervisor.await(List.of("late"));
        assertThat(folder.resolve("late")).hasContent("made");
    }

    @Test
    void stopsBesideAServiceThatStillWaitsForAnother() {
        supervisor.launch(List.of(
                script("late", "touch late; exec sleep 1000", "never"),
                script("never", "exec sleep 1000"),
                script("first", "touch first; exec sleep 1000")));
        supervisor.await(List.of("first"));
        supervisor.stop();

        assertThat(folder.resolve("late")).doesNotExist();
        assertThat(StateFolder.process(state.pidFile("first"))).isEmpty();
        assertThat(StateFolder.process(state.pidFile("never"))).isEmpty();
    }

    @Test
    void startsServiceAgainWhenKilled() throws InterruptedException {
        supervisor.start(List.of(script("one", "touch one; exec sleep 1000")));
        long before = process("one").pid();
        process("one").destroyForcibly();

        await(() -> StateFolder.process(state.pidFile("one"))
                .filter(process -> process.pid() != before)
                .isPresent());
        assertThat(output.toString(StandardCharsets.UTF_8)).contains("one died (exit code 137)");
    }

    @Test
    void keepsServiceAwayWhileItIsHeld() throws InterruptedException {
        supervisor.start(List.of(script("one", "touch one; exec sleep 1000")));
        supervisor.hold("one");
        await(() -> output.toString(StandardCharsets.UTF_8).contains("one died"));
        TimeUnit.MILLISECONDS.sleep(300); // several times the pause before a start
        assertThat(StateFolder.process(state.pidFile("one"))).isEmpty();

        supervisor.release("one");
        await(() -> StateFolder.process(state.pidFile("one")).isPresent());
    }

    @Test
    void startsServiceAgainWhenItsWrapperIsKilled() throws InterruptedException {
        supervisor.start(List.of(script("one", "touch one; exec sleep 1000")));
        var service = process("one");
        service.parent().orElseThrow().destroyForcibly();

        await(() ->
                !service.isAlive() && StateFolder.process(state.pidFile("one")).isPresent());
    }

    @Test
    void givesUpServiceThatDiesAtOnce() {
        assertThatThrownBy(() -> supervisor.start(List.of(script("one", "echo no luck; exit 3"))))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("one died 5 times, last with exit code 3; giving up.")
                .hasMessageContaining("no luck");
        assertThat(supervisor.givenUp()).isCompleted();
    }

    @Test
    void stopsServicesInOppositeOrder() throws IOException {
        String told = "trap 'echo %s >>order; exit 0' TERM; touch %s; while :; do sleep 0.05; done";
        supervisor.start(List.of(
                script("first", told.formatted("first", "first")),
                script("second", told.formatted("second", "second"), "first")));
        supervisor.stop();

        assertThat(Files.readAllLines(folder.resolve("order"))).containsExactly("second", "first");
    }

    @Test
    void runsProgramToItsEndAndGivesItsExitCode() throws IOException, InterruptedException {
        assertThat(supervisor.run(script("driver", "exit 7"))).isEqualTo(7);
    }
}
