package io.bellwether.testing;

import io.bellwether.kernel.TransientFault;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for a fact with a bound. A wait ends as soon as the fact is there. */
public final class Await {
    /**
     * For whatever a machine of half the speed with other load beside it may take. A test that fails waits this long, one
     * that passes does not, so that nothing is won by a shorter bound.
     */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration STEP = Duration.ofMillis(100);

    private Await() {}

    /**
     * The first value that fits. Who does not answer for a while is asked again.
     *
     * @throws AssertionError when none did within the bound; it names the last value
     */
    public static <T> T until(String what, Duration bound, Supplier<T> value, Predicate<T> fits) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (true) {
            Object last;
            try {
                T now = value.get();
                if (fits.test(now)) {
                    return now;
                }
                last = now;
            } catch (TransientFault away) {
                last = away;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("%s did not come within %s; last: %s".formatted(what, bound, last));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
