package io.bellwether.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The application's sources, for tests that read them. */
public final class MainSources {
    /** The folder of package {@code io.bellwether}: Surefire sets {@code basedir} to the module's folder. */
    public static final Path ROOT = Path.of(System.getProperty("basedir", "."), "src/main/java/io/bellwether")
            .toAbsolutePath()
            .normalize();

    private MainSources() {}

    /** All of them, by path. */
    public static Stream<Path> all() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
