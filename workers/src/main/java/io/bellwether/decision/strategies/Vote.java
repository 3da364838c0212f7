package io.bellwether.decision.strategies;

import java.util.function.Supplier;

/**
 * What one strategy thinks of one instrument.
 *
 * @param strategy who votes
 * @param value -1 (sell) to 1 (buy); 0 says nothing
 * @param words why, in words and numbers; put together only where somebody reads them
 */
record Vote(String strategy, double value, Supplier<String> words) {
    Vote {
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException("a vote is from -1 to 1, was " + value);
        }
    }

    /** Cuts the value to -1..1. */
    static Vote of(String strategy, double value, Supplier<String> words) {
        return new Vote(strategy, Math.clamp(value, -1.0, 1.0), words);
    }

    String reason() {
        return words.get();
    }
}
