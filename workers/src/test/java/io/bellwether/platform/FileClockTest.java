package io.bellwether.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bellwether.kernel.TransientFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClockTest {
    @TempDir
    Path folder;

    @Test
    void tellsWhatTheFileHoldsAtEachCall() throws IOException {
        Path file = folder.resolve("clock");
        InstantSource clock = new ClockConfiguration().clock(new ClockProperties(file, Duration.ofSeconds(5)));
        Files.writeString(file, "2027-03-01T14:30:00Z\n");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-03-01T14:30:00Z"));
        Files.writeString(file, "2027-03-01T17:00:00Z");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-03-01T17:00:00Z"));
    }

    @Test
    void isTriedAgainWhileTheFileIsMissingOrHalfWritten() throws IOException {
        Path file = folder.resolve("clock");
        InstantSource clock = new FileClock(file);
        assertThatThrownBy(clock::instant)
                .isInstanceOf(TransientFault.class)
                .hasMessageContaining("must hold an ISO instant");
        Files.writeString(file, "2027-03-");
        assertThatThrownBy(clock::instant).isInstanceOf(TransientFault.class);
    }

    @Test
    void isTheMachinesClockUnlessAFileIsNamed() {
        assertThat(new ClockConfiguration().clock(new ClockProperties(null, Duration.ofSeconds(5))))
                .isSameAs(InstantSource.system());
    }
}
