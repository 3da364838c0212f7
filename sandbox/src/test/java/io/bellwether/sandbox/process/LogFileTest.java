package io.bellwether.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    Path folder;

    @Test
    void givesLastLines() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "one\ntwo\nthree\n");

        assertThat(new LogFile(file).tail(2)).containsExactly("two", "three");
        assertThat(new LogFile(folder.resolve("absent.log")).tail(2)).isEmpty();
    }

    @Test
    void movesLargeContentAside() throws IOException {
        Path file = folder.resolve("a.log");
        try (var access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(21L << 20);
        }
        new LogFile(file).cutWhenLarge();

        assertThat(file).isEmptyFile();
        assertThat(folder.resolve("a.log.1")).hasSize(21L << 20);
    }

    @Test
    void leavesSmallLogAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), "x");
        new LogFile(file).cutWhenLarge();

        assertThat(file).hasContent("x");
        assertThat(folder.resolve("a.log.1")).doesNotExist();
    }
}
