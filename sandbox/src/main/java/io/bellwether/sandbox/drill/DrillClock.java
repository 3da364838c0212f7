package io.bellwether.sandbox.drill;

import io.bellwether.sandbox.process.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The time of the engine and of the application, moved together. It goes on at its usual pace from wherever it was moved
 * to: the engine's clock is pinned anew several times a second, which also gives it back to an engine that was restarted.
 */
final class DrillClock implements AutoCloseable {
    private static final Duration TICK = Duration.ofMillis(250);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI engine;
    private final Path file;
    private Instant base;
    private long baseNanos = System.nanoTime();
    /** The machine's moment of each move and where it led. */
    private final NavigableMap<Instant, Instant> moves = new TreeMap<>();

    private volatile boolean running = true;

    DrillClock(Path file, String engineRest, Instant begin) {
        this.file = file;
        this.engine = URI.create(engineRest + "/v2/clock");
        this.base = begin;
        moves.put(Instant.now(), begin);
        tell();
        Thread.ofVirtual().name("drill-clock").start(this::tick);
    }

    /** The drill's time at a moment of the machine's time since the drill began. */
    synchronized Instant at(Instant machine) {
        Map.Entry<Instant, Instant> move = moves.floorEntry(machine);
        return move == null ? base : move.getValue().plus(Duration.between(move.getKey(), machine));
    }

    synchronized Instant now() {
        return base.plusNanos(System.nanoTime() - baseNanos);
    }

    /** Moves forward; a moment that has passed is now. */
    void moveTo(Instant moment) {
        synchronized (this) {
            if (moment.isAfter(now())) {
                base = moment;
                baseNanos = System.nanoTime();
                moves.put(Instant.now(), moment);
            }
        }
        tell();
    }

    private void tick() {
        while (running) {
            try {
                TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
                tell();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The application first: what it does in the moment between is early, and early is refused or asked again. */
    private synchronized void tell() {
        if (!running) {
            return;
        }
        Instant now = now();
        StateFolder.write(file, now.toString(), "rw-r--r--");
        try {
            http.send(
                    HttpRequest.newBuilder(engine)
                            .timeout(Duration.ofSeconds(2))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString("{\"timestamp\":" + now.toEpochMilli() + "}"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (IOException away) {
            // An engine that is away hears the time with the next tick after its return.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        running = false;
    }
}
