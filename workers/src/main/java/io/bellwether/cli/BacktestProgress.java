package io.bellwether.cli;

import io.bellwether.backtest.desk.RunBacktest;
import io.bellwether.kernel.Counted;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells once in a while how far a backtest is and how long it still takes. */
final class BacktestProgress implements RunBacktest.Progress {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter err;
    private long told = System.nanoTime();
    private long first;
    private int before = -1;

    BacktestProgress(PrintWriter err) {
        this.err = err;
    }

    /** The first day waits for everything to be loaded and says nothing of those after it. */
    @Override
    public void traded(LocalDate date, int done, int all) {
        long now = System.nanoTime();
        if (before < 0) {
            first = now;
            before = done;
        }
        if (now - told >= EVERY) {
            told = now;
            String left = left(now, done, all)
                    .map(seconds -> ", about %s left".formatted(Counted.of(seconds, "second")))
                    .orElse("");
            err.printf("%s: %d of %s%s%n", date, done, Counted.of(all, "day"), left);
            err.flush();
        }
    }

    private Optional<Long> left(long now, int done, int all) {
        return done > before
                ? Optional.of(Math.round((now - first) / 1e9 * (all - done) / (done - before)))
                : Optional.empty();
    }
}
