package io.bellwether.watch.domain;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What was seen in one place, or why nothing was.
 *
 * @param value what was seen
 * @param why it was not seen; empty text when nobody has to look there
 */
public record Observed<T>(Optional<T> value, String why) {
    public static <T> Observed<T> of(T value) {
        return new Observed<>(Optional.of(value), "");
    }

    /** Somebody looked and saw nothing. */
    public static <T> Observed<T> not(String why) {
        return new Observed<>(Optional.empty(), why.isBlank() ? "no answer" : why);
    }

    /** There is nothing to look at in this set-up. */
    public static <T> Observed<T> unasked() {
        return new Observed<>(Optional.empty(), "");
    }

    /** Whether it should have been seen and was not. */
    boolean isMissing() {
        return value.isEmpty() && !why.isEmpty();
    }

    <R> Stream<R> stream(Function<T, Stream<R>> parts) {
        return value.stream().flatMap(parts);
    }
}
