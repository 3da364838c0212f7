package io.bellwether.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application is asked about its arguments before a service starts. */
class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void startsNothingWhereTheApplicationRefusesTheArguments() throws IOException {
        Path state = folder.resolve("state");

        int code = SandboxMain.execute(
                "demo", "--app-command", app(2), "--state", state.toString(), "--once", "--data", "nowhere");

        assertThat(code).isEqualTo(2);
        assertThat(folder.resolve("asked")).hasContent("true demo --once --data nowhere");
        assertThat(state).doesNotExist();
    }

    @Test
    void onlyAsksTheApplicationWhereOnlyACheckIsWanted() throws IOException {
        int code = SandboxMain.execute("demo", "--app-command", app(3), "--check", "--data", "mine");

        assertThat(code).isEqualTo(3);
        assertThat(folder.resolve("asked")).hasContent("no demo --check --data mine");
    }

    private String app(int exitCode) throws IOException {
        Path app = Files.writeString(
                folder.resolve("app"),
                "#!/bin/sh\necho \"${BELLWETHER_CHECK_ARGUMENTS:-no} $*\" >>%s\nexit %d\n"
                        .formatted(folder.resolve("asked"), exitCode));
        Files.setPosixFilePermissions(app, PosixFilePermissions.fromString("rwx------"));
        return app.toString();
    }
}
