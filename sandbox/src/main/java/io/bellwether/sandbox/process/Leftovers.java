package io.bellwether.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the end of services that an earlier supervisor left behind when it was killed. */
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Leftovers() {}

    /** Returns when no process named by a pid file in the folder runs; kills those that do not end by themselves. */
    public static void await(StateFolder state, Progress progress) {
        var running = pidFiles(state.root().resolve("run")).stream()
                .flatMap(file -> StateFolder.process(file).stream())
                .toList();
        if (running.isEmpty()) {
            return;
        }
        progress.say("Waiting for " + running.size() + " processes of an earlier run to end.");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (ProcessHandle process : running) {
            try {
                process.onExit().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                kill(process);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Kills a process and waits until it is gone. */
    static void kill(ProcessHandle process) {
        process.destroyForcibly();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> process)
                .join();
    }

    private static List<Path> pidFiles(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pid")).toList();
        } catch (IOException e) {
            throw new ServiceException("The folder " + folder + " cannot be listed: " + e + ".", e);
        }
    }
}
