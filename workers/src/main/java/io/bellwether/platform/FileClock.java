package io.bellwether.platform;

import io.bellwether.kernel.TransientFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a drill or a test moves by writing a file, together with the engine's clock. */
final class FileClock implements InstantSource {
    private final Path file;

    FileClock(Path file) {
        this.file = file;
    }

    /** @throws TransientFault when the file cannot be read or holds no time: whoever moves it may be writing it */
    @Override
    public Instant instant() {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (IOException | DateTimeException e) {
            throw new TransientFault(
                    "bellwether.clock.file %s must hold an ISO instant such as 2027-03-01T14:30:00Z".formatted(file),
                    e);
        }
    }
}
