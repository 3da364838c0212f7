package io.bellwether.cli.common;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets long work end in its own good time when somebody presses Ctrl-C: what was done until then is kept. */
public final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final PrintWriter err;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::endSoon, "interruption");

    /** @param err is told when the work does not end in time */
    public Interruption(PrintWriter err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the work is to end. */
    public boolean isAsked() {
        return asked.get();
    }

    private void endSoon() {
        asked.set(true);
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("bellwether: the run did not end in time and is not kept");
                err.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        if (!asked.get()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
