package io.bellwether.cli.common;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Lets a command wait for what happens elsewhere. */
public final class Wait {
    private Wait() {}

    /** Looks until the value fits or the patience is over, and returns the last value. */
    public static <T> T until(Duration patience, Duration look, Supplier<T> value, Predicate<T> fits) {
        long deadline = System.nanoTime() + patience.toNanos();
        T last = value.get();
        while (!fits.test(last) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(look);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return last;
            }
            last = value.get();
        }
        return last;
    }
}
