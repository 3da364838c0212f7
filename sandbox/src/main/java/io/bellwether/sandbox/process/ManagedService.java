package io.bellwether.sandbox.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One service under supervision: started, watched, started again when it dies, and stopped. */
final class ManagedService {
    private static final Duration HEALTH_INTERVAL = Duration.ofMillis(150);
    private static final Duration REMINDER = Duration.ofSeconds(15);

    /** Deaths in a row without having been healthy in between, after which the service is given up. */
    private static final int DEATHS_IN_A_ROW = 5;

    /** Deaths within {@link #DEATH_WINDOW} after which the service is given up even if it was healthy in between. */
    private static final int DEATHS_IN_WINDOW = 40;

    private static final Duration DEATH_WINDOW = Duration.ofMinutes(30);

    private final Service service;
    private final StateFolder state;
    private final Progress progress;
    private final List<Duration> backOff;
    private final LogFile log;
    private final CompletableFuture<Double> firstHealthy = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Deque<Long> deaths = new ArrayDeque<>();
    private final Object childLock = new Object();
    private @Nullable ChildProcess child;
    private @Nullable Thread thread;
    private int deathsInARow;
    private volatile boolean held;

    /** @param backOff waits before the start after the n-th death in a row; the last one holds for all further */
    ManagedService(Service service, StateFolder state, Progress progress, List<Duration> backOff) {
        this.service = service;
        this.state = state;
        this.progress = progress;
        this.backOff = backOff;
        this.log = new LogFile(state.log(service.name()));
    }

    String name() {
        return service.name();
    }

    /** Completes with the seconds to the first healthy answer, or fails when the service is given up before. */
    CompletableFuture<Double> firstHealthy() {
        return firstHealthy;
    }

    /** Starts the service as soon as the others are healthy. {@code onGivenUp} gets the sentence that says why. */
    void start(List<ManagedService> others, java.util.function.Consumer<String> onGivenUp) {
        thread = Thread.ofPlatform().daemon().name("supervise-" + name()).start(() -> {
            try {
                CompletableFuture.allOf(others.stream()
                                .map(ManagedService::firstHealthy)
                                .toArray(CompletableFuture<?>[]::new))
                        .join();
                supervise();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (ServiceException e) {
                state.note(name(), "failed");
                onGivenUp.accept(String.valueOf(e.getMessage()));
                firstHealthy.completeExceptionally(e);
            } catch (java.util.concurrent.CompletionException needed) {
                firstHealthy.completeExceptionally(needed);
            }
        });
    }

    private void supervise() throws InterruptedException {
        boolean first = true;
        while (!isStopping()) {
            long begin = System.nanoTime();
            var running = launch();
            if (running == null) {
                return;
            }
            if (becomesHealthy(running, begin, first)) {
                first = false;
            }
            int code = running.await();
            if (!isStopping()) {
                state.note(name(), "down");
                died(code);
            }
        }
    }

    private @Nullable ChildProcess launch() {
        try {
            synchronized (childLock) {
                if (isStopping()) {
                    return null;
                }
                state.note(name(), "starting");
                log.cutWhenLarge();
                service.prepare();
                var output = ProcessBuilder.Redirect.appendTo(log.path().toFile());
                child = ChildProcess.start(service, state.pidFile(name()), output, output);
                return child;
            }
        } catch (IOException e) {
            throw new ServiceException(name() + " cannot be started: " + e + ".", e);
        }
    }

    private boolean becomesHealthy(ChildProcess running, long begin, boolean first) throws InterruptedException {
        long reminder = begin + REMINDER.toNanos();
        while (!running.await(HEALTH_INTERVAL)) {
            var process = running.process();
            if (process.isPresent() && service.health().passes() && running.isAlive()) {
                deathsInARow = 0;
                double seconds = (System.nanoTime() - begin) / 1e9;
                state.note(name(), "healthy " + process.get().pid());
                progress.healthy(service, first ? "ready after" : "back after ", seconds);
                firstHealthy.complete(seconds);
                return true;
            }
            long now = System.nanoTime();
            if (now > begin + service.patience().toNanos()) {
                progress.say("  " + name() + " did not become healthy within "
                        + service.patience().toSeconds() + " s; it is started again.");
                running.kill();
            } else if (now > reminder) {
                progress.say(
                        String.format(Locale.ROOT, "  %-11s is starting, %3.0f s so far", name(), (now - begin) / 1e9));
                reminder = now + REMINDER.toNanos();
            }
        }
        return false;
    }

    private void died(int code) throws InterruptedException {
        long now = System.nanoTime();
        deaths.addLast(now);
        while (now - deaths.getFirst() > DEATH_WINDOW.toNanos()) {
            deaths.removeFirst();
        }
        deathsInARow++;
        if (deathsInARow >= DEATHS_IN_A_ROW || deaths.size() >= DEATHS_IN_WINDOW) {
            throw new ServiceException(name() + " died " + Math.max(deathsInARow, deaths.size())
                    + " times, last with exit code " + code + "; giving up. Its log is " + log.path() + ":\n    "
                    + String.join("\n    ", log.tail(12)));
        }
        var pause = backOff.get(Math.min(deathsInARow, backOff.size()) - 1);
        progress.say("  " + name() + " died (exit code " + code + "); "
                + (held ? "it is kept away." : "starting it again in " + pause.toMillis() / 1000.0 + " s."));
        do {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } while (held);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Ends the service as {@code kill -9} does and keeps it from starting again until {@link #release}. */
    void hold() {
        held = true;
        synchronized (childLock) {
            if (child != null) {
                child.kill();
            }
        }
    }

    /** Lets a service that was held start again. */
    void release() {
        held = false;
    }

    /** Ends the service in order and for good. */
    void stop() {
        stopping.countDown();
        synchronized (childLock) {
            if (child != null) {
                child.stop();
                state.note(name(), "stopped");
            }
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Keeps the log from growing without end. */
    void tendLog() {
        log.cutWhenLarge();
    }
}
