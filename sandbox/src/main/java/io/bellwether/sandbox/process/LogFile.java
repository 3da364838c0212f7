package io.bellwether.sandbox.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one service: one file that is written to and one earlier one, {@code .1}, of at most the same size. */
final class LogFile {
    private static final long LIMIT_BYTES = 20L << 20;
    private static final int TAIL_BYTES = 8_000;

    private final Path file;

    LogFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /**
     * Moves the content aside when the file is large. The service keeps the file open for appending, so the content is
     * copied and cut rather than renamed; lines written in between are lost.
     */
    void cutWhenLarge() {
        try {
            if (Files.exists(file) && Files.size(file) > LIMIT_BYTES) {
                Files.copy(file, Path.of(file + ".1"), StandardCopyOption.REPLACE_EXISTING);
                try (var access = new RandomAccessFile(file.toFile(), "rw")) {
                    access.setLength(0);
                }
            }
        } catch (IOException ignored) {
            // A log that cannot be cut is no reason to stop a service; the next round tries again.
        }
    }

    /** The last lines, at most {@code count}. */
    List<String> tail(int count) {
        try (var access = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, access.length() - TAIL_BYTES);
            access.seek(start);
            byte[] bytes = new byte[(int) (access.length() - start)];
            access.readFully(bytes);
            var lines = new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException absent) {
            return List.of();
        }
    }
}
