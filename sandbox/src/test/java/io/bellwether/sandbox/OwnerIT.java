package io.bellwether.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.bellwether.sandbox.config.Installation;
import io.bellwether.sandbox.config.Owner;
import io.bellwether.sandbox.process.StateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No process of a stack outlives the one for which it was started, not even that one's {@code kill -9}. */
class OwnerIT {
    /** Within this the services of a killed test must be gone [s]. */
    private static final int SOON = 120;

    @TempDir
    Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();

    @AfterEach
    void leaveNothing() throws IOException {
        started.forEach(ProcessHandle::destroyForcibly);
        Files.deleteIfExists(folder.resolve("sandbox/target"));
    }

    @Test
    void everyServiceEndsWithAKilledTest() throws IOException {
        String services = "postgres,mail,opensearch,broker";
        var test = start(
                Optional.empty(),
                Installation.java().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartsStack.class.getName(),
                folder.resolve("state").toString(),
                services);
        awaitLine(test, "ready ");
        var running = services(services);

        test.destroyForcibly();

        assertThat(running).hasSize(4).allSatisfy(OwnerIT::endsSoon);
    }

    @Test
    void everyServiceEndsWithAKilledLauncher() throws IOException {
        var launcher = launch(Optional.empty());
        var running = services("postgres,mail");

        launcher.destroyForcibly();

        assertThat(running).hasSize(2).allSatisfy(OwnerIT::endsSoon);
    }

    @Test
    void theLauncherEndsWithAKilledOwner() throws IOException {
        var owner = start(Optional.empty(), "sleep", "1000").toHandle();
        var launcher = launch(Optional.of(new Owner(owner.pid(), owner.info().startInstant())));
        var running = services("postgres,mail");

        owner.destroyForcibly();

        endsSoon(launcher.toHandle());
        assertThat(running).hasSize(2).noneMatch(ProcessHandle::isAlive);
        assertThat(StateFolder.endpointsFile(folder.resolve("state"))).doesNotExist();
    }

    @Test
    void theLauncherDoesNotBeginForAnOwnerThatIsNoProcess() throws IOException {
        var builder = launcher(Optional.empty());
        builder.environment().put(Owner.VARIABLE, "me");
        var launcher = started(builder.start());

        endsSoon(launcher.toHandle());

        assertThat(launcher.exitValue()).isEqualTo(2);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    private Process launch(Optional<Owner> owner) throws IOException {
        var launcher = started(launcher(owner).start());
        awaitLine(launcher, "{\"ready\":true");
        return launcher;
    }

    /** The launcher in a folder of its own, where there is nothing that it could build. */
    private ProcessBuilder launcher(Optional<Owner> owner) throws IOException {
        Path repository = Installation.targetFolder().resolve("../..").normalize();
        Path script = Files.copy(repository.resolve("bellwether"), folder.resolve("bellwether"));
        Files.createDirectories(folder.resolve("sandbox"));
        Files.createSymbolicLink(folder.resolve("sandbox/target"), Installation.targetFolder());
        return builder(
                owner,
                "sh",
                script.toString(),
                "services",
                "--json",
                "--ports",
                "auto",
                "--only",
                "postgres,mail",
                "--state",
                folder.resolve("state").toString());
    }

    private Process start(Optional<Owner> owner, String... command) throws IOException {
        return started(builder(owner, command).start());
    }

    private static ProcessBuilder builder(Optional<Owner> owner, String... command) {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().remove(Owner.VARIABLE);
        owner.ifPresent(one -> builder.environment().put(Owner.VARIABLE, one.told()));
        return builder;
    }

    private Process started(Process process) {
        started.add(process.toHandle());
        return process;
    }

    private static void awaitLine(Process process, String beginning) throws IOException {
        BufferedReader output = process.inputReader();
        String line;
        do {
            line = Objects.requireNonNull(output.readLine(), "it ended before it was ready");
        } while (!line.startsWith(beginning));
    }

    private List<ProcessHandle> services(String names) {
        return List.of(names.split(",", -1)).stream()
                .map(name -> StateFolder.process(StateFolder.pidFile(folder.resolve("state"), name))
                        .orElseThrow())
                .toList();
    }

    private static void endsSoon(ProcessHandle process) {
        CompletableFuture<ProcessHandle> end = process.onExit().orTimeout(SOON, TimeUnit.SECONDS);
        assertThat(end).as("the end of " + process.pid()).succeedsWithin(SOON + 1L, TimeUnit.SECONDS);
    }
}
