package io.bellwether.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    @TempDir
    Path folder;

    @Test
    void refusesSecondOwner() {
        try (var first = StateFolder.own(folder)) {
            assertThatThrownBy(() -> StateFolder.own(folder))
                    .isInstanceOf(ServiceException.class)
                    .hasMessage("Another Bellwether already runs on " + first.root() + " (process "
                            + ProcessHandle.current().pid()
                            + "); stop it with Ctrl-C, or choose another folder with --state.");
        }
    }

    @Test
    void canBeOwnedAgainAfterwards() {
        StateFolder.own(folder).close();

        StateFolder.own(folder).close();
        assertThat(folder.resolve("logs")).isDirectory();
    }

    @Test
    void writesSecretsForOwnerOnly() throws IOException {
        Path file = folder.resolve("secret");
        StateFolder.write(file, "x", "rw-------");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).hasContent("x");
    }

    @Test
    void findsProcessOfPidFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("x.pid"), ProcessHandle.current().pid() + "\n");

        assertThat(StateFolder.process(file)).contains(ProcessHandle.current());
    }

    @Test
    void doesNotTakeLaterProcessForOurs() throws IOException {
        Path file = Files.writeString(
                folder.resolve("x.pid"), ProcessHandle.current().pid() + "\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        assertThat(StateFolder.process(file)).isEmpty();
        assertThat(StateFolder.process(folder.resolve("absent.pid"))).isEmpty();
    }
}
