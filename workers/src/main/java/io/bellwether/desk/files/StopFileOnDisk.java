package io.bellwether.desk.files;

import io.bellwether.desk.app.StopFile;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.PermanentFault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The file {@code STOP} in the state folder. Whatever has the name counts, also a folder or a link to nowhere; its first line,
 * if there is one that can be read, is the reason. One whose time cannot be read lies there since the beginning of time.
 */
@Component
class StopFileOnDisk implements StopFile {
    private static final String WHO = "file STOP";
    private static final int LONGEST_READ = 1_000;
    private static final int LONGEST_REASON = 200;

    private final Path file;

    @Autowired
    StopFileOnDisk(@Value("${bellwether.stop-file}") String file) {
        this(path(file));
    }

    StopFileOnDisk(Path file) {
        this.file = file;
    }

    private static Path path(String file) {
        if (file.isBlank()) {
            throw new PermanentFault("bellwether.stop-file is empty; give the path of the file that stops every desk");
        }
        return Path.of(file).toAbsolutePath();
    }

    @Override
    public Optional<Halt> standing() {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String words = firstLine();
        return Optional.of(new Halt(
                "%s lies there%s; take it away before the release".formatted(file, words.isEmpty() ? "" : ": " + words),
                WHO,
                false,
                since()));
    }

    private String firstLine() {
        try (InputStream text = Files.newInputStream(file)) {
            String line = new String(text.readNBytes(LONGEST_READ), StandardCharsets.UTF_8)
                    .lines()
                    .map(one -> one.replaceAll("\\p{C}", "").strip())
                    .filter(one -> !one.isEmpty())
                    .findFirst()
                    .orElse("");
            return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
        } catch (IOException unreadable) {
            return "";
        }
    }

    private Instant since() {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException unknown) {
            return Instant.EPOCH;
        }
    }
}
