package io.bellwether.backtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The works' data are those of the reference generator, byte for byte. */
class WorkDataTest {
    /** Of all files one after the other, as the reference generator prints it (Python 3.11). */
    private static final String SHA_256 = "fdca3c5f740cf1a097f04baf4da6ac063f09d2cf307eaa5fc6e4d64d86bacb43";

    @Test
    void writesTheReferencesBytes(@TempDir Path folder) throws IOException, NoSuchAlgorithmException {
        WorkData.write(folder.resolve("new"));
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve("new"))) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSize(50);
        assertThat(files.getFirst()).hasFileName("T00.csv");
        assertThat(files.getLast()).hasFileName("T49.csv");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Path file : files) {
            digest.update(Files.readAllBytes(file));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(SHA_256);
    }
}
