package io.bellwether.testing;

import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The clock of an engine and of an application, which reads it from a file: moved forward by a test, going on at its
 * usual pace from there. The engine is told again every moment, also after it was away.
 */
public final class MovingClock {
    private static final Duration TICK = Duration.ofMillis(250);

    private final Path file;
    private Instant base;
    private long baseNanos = System.nanoTime();
    private @Nullable CamundaClient engine;
    private volatile boolean running;

    /** A clock that stands in the file from now on; {@link #begin} makes an engine follow it. */
    public MovingClock(Instant begin) {
        base = begin;
        try {
            file = Files.createTempFile("bellwether-clock", ".txt");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(begin);
    }

    /** Where the application reads the time: its property {@code bellwether.clock.file}. */
    public Path file() {
        return file;
    }

    /** The time. */
    public synchronized Instant now() {
        return base.plusNanos(System.nanoTime() - baseNanos);
    }

    /** Moves forward to the moment; an engine that is away hears of it when it is back. */
    public synchronized void moveTo(Instant moment) {
        if (moment.isBefore(now())) {
            throw new IllegalArgumentException(
                    "time goes forward only: it is %s, asked was %s".formatted(now(), moment));
        }
        base = moment;
        baseNanos = System.nanoTime();
        tell();
    }

    /** The engine follows from now on. */
    public void begin(CamundaClient follower) {
        synchronized (this) {
            engine = follower;
            running = true;
            tell();
        }
        Thread.ofVirtual().name("moving-clock").start(() -> {
            while (running) {
                try {
                    Thread.sleep(TICK);
                    tick();
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    /** The engine follows no more. */
    public synchronized void end() {
        running = false;
    }

    private synchronized void tick() {
        if (running) {
            tell();
        }
    }

    private void tell() {
        Instant now = now();
        write(now);
        if (engine != null) {
            try {
                engine.newPinClockCommand().time(now).send().join();
            } catch (RuntimeException away) {
                // The next tick tells it.
            }
        }
    }

    private void write(Instant now) {
        try {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, now.toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
