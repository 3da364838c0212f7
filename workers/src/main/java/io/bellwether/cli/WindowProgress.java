package io.bellwether.cli;

import io.bellwether.backtest.desk.RunEventStudy;
import io.bellwether.kernel.Counted;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;

/** Tells once in a while how many windows were traded and how long the others take. */
final class WindowProgress implements RunEventStudy.Progress {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long told = start;

    WindowProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void traded(int done, int all) {
        long now = System.nanoTime();
        if (now - told >= EVERY) {
            told = now;
            long left = Math.round((now - start) / 1e9 * (all - done) / done);
            err.printf("%d of %s, about %s left%n", done, Counted.of(all, "window"), Counted.of(left, "second"));
            err.flush();
        }
    }
}
