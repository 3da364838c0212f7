package io.bellwether.desk.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.desk.domain.Halt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StopFileOnDiskTest {
    @TempDir
    Path folder;

    @Test
    void meansNothingWhileThereIsNone() {
        assertThat(file().standing()).isEmpty();
        assertThat(new StopFileOnDisk(folder.resolve("no-such-folder/STOP")).standing())
                .isEmpty();
    }

    @Test
    void anEmptyFileStopsSinceItWasLaid() throws IOException {
        Instant laid = Instant.parse("2026-11-20T14:00:00Z");
        Files.setLastModifiedTime(Files.createFile(stop()), FileTime.from(laid));
        assertThat(file().standing())
                .contains(new Halt(stop() + " lies there; take it away before the release", "file STOP", false, laid));
    }

    @Test
    void itsFirstLineWithWordsIsTheReason() throws IOException {
        Files.writeString(stop(), "\n  \u001b[31mthe prices\u0000 are wrong \nsecond line");
        assertThat(reason())
                .isEqualTo(stop() + " lies there: [31mthe prices are wrong; take it away before the release");
    }

    @Test
    void aLongLineIsCutAndALargeFileNotReadWhole() throws IOException {
        Files.writeString(stop(), "x".repeat(5_000_000));
        assertThat(reason()).contains(": " + "x".repeat(200) + "…;");
    }

    @Test
    void bytesThatAreNoTextStopToo() throws IOException {
        Files.write(stop(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(file().standing()).isPresent();
    }

    @Test
    void aFolderAndALinkToNowhereStopToo() throws IOException {
        Files.createDirectory(stop());
        assertThat(reason()).isEqualTo(stop() + " lies there; take it away before the release");
        Files.delete(stop());
        Files.createSymbolicLink(stop(), folder.resolve("nowhere"));
        assertThat(reason()).isEqualTo(stop() + " lies there; take it away before the release");
    }

    @Test
    void isOverWhenTheFileIsTakenAway() throws IOException {
        Files.createFile(stop());
        assertThat(file().standing()).isPresent();
        Files.delete(stop());
        assertThat(file().standing()).isEmpty();
    }

    @Test
    void aSettingWithoutAPathIsRefused() {
        assertThatThrownBy(() -> new StopFileOnDisk(" ")).hasMessageContaining("bellwether.stop-file is empty");
    }

    private String reason() {
        return file().standing().orElseThrow().reason();
    }

    private StopFileOnDisk file() {
        return new StopFileOnDisk(stop());
    }

    private Path stop() {
        return folder.resolve("STOP").toAbsolutePath();
    }
}
