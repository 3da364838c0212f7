package io.bellwether.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Integration tests run beside each other: each says what it needs to itself, and none changes the JVM of all. */
class LanesTest {
    private static final Pattern STACK = Pattern.compile("\\b(?:TestStack|LiveStack|SandboxProcess|WaitingOrder)\\b");
    private static final Pattern LANE = Pattern.compile("(?m)^@ResourceLock\\(Lane\\.|^@DatabaseTest");
    private static final Pattern OF_THE_JVM =
            Pattern.compile("System(?:::|\\.)(?:set|clear)\\w+|(?:TimeZone|Locale)\\.setDefault");

    @Test
    void whoeverUsesAStackNamesItsLane() {
        assertThat(integrationTests().filter(test -> STACK.matcher(read(test)).find()))
                .hasSizeGreaterThan(10)
                .allSatisfy(test -> assertThat(read(test)).containsPattern(LANE));
    }

    @Test
    void noneSetsWhatAllOthersRead() {
        assertThat(integrationTests())
                .hasSizeGreaterThan(80)
                .allSatisfy(test -> assertThat(read(test)).doesNotContainPattern(OF_THE_JVM));
    }

    private static Stream<Path> integrationTests() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith("IT.java")).toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
