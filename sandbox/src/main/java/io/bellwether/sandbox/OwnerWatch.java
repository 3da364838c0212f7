package io.bellwether.sandbox;

import io.bellwether.sandbox.config.Owner;
import java.util.concurrent.TimeUnit;

/**
 * Ends this process in order when the one that it works for is gone. A JVM that was killed runs no hook of its own, and
 * nothing else would tell its stack.
 */
final class OwnerWatch {
    /** An exit code as of a signal: nobody is left to read it. */
    private static final int ENDED = 130;

    private static final long INTERVAL_MILLIS = 500;

    private OwnerWatch() {}

    static void start(Owner owner) {
        Thread.ofPlatform().daemon().name("watch-owner").start(() -> watch(owner));
    }

    private static void watch(Owner owner) {
        try {
            while (owner.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        System.err.println("Process " + owner.pid() + ", for which this stack runs, has ended.");
        System.exit(ENDED);
    }
}
