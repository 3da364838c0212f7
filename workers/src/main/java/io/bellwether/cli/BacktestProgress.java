package io.bellwether.cli;

import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.kernel.Counted;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/** Tells once in a while how far a backtest is and how long it still takes. */
final class BacktestProgress implements RunBacktest.Progress {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter err;
    private final long start = System.nanoTime();
    private long told = start;

    BacktestProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void traded(LocalDate date, int done, int all) {
        long now = System.nanoTime();
        if (now - told >= EVERY) {
            told = now;
            long left = Math.round((now - start) / 1e9 * (all - done) / done);
            err.printf("%s: %d of %s, about %s left%n", date, done, Counted.of(all, "day"), Counted.of(left, "second"));
            err.flush();
        }
    }
}
