package io.bellwether.cli.common;

import io.bellwether.kernel.Counted;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells, at most every two seconds, how much of a work is done and how long the rest takes at the same pace. What is done
 * when it is told for the first time waited for everything to be loaded, so it says nothing of what comes after it.
 */
public final class TimeLeft {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(2);

    private final PrintWriter err;
    private final String unit;
    private final LongSupplier clock;
    private long told;
    private long first;
    private int before = -1;

    /** @param unit what is counted, in the singular, e.g. {@code day} */
    public TimeLeft(PrintWriter err, String unit) {
        this(err, unit, System::nanoTime);
    }

    /** @param clock nanoseconds since some moment */
    public TimeLeft(PrintWriter err, String unit, LongSupplier clock) {
        this.err = err;
        this.unit = unit;
        this.clock = clock;
        this.told = clock.getAsLong();
    }

    /**
     * @param what names what was done last; empty when the count says enough
     * @param done how many are done
     * @param all how many there are
     */
    public synchronized void tell(String what, int done, int all) {
        long now = clock.getAsLong();
        if (before < 0) {
            first = now;
            before = done;
        }
        if (now - told < EVERY) {
            return;
        }
        told = now;
        String named = what.isEmpty() ? "" : what + ": ";
        err.printf("%s%d of %s%s%n", named, done, Counted.of(all, unit), left(now, done, all));
        err.flush();
    }

    private String left(long now, int done, int all) {
        if (done <= before) {
            return "";
        }
        long seconds = Math.round((now - first) / 1e9 * (all - done) / (done - before));
        return ", about %s left".formatted(Counted.of(seconds, "second"));
    }
}
