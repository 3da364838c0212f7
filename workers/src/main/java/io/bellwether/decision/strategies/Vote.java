package io.bellwether.decision.strategies;

/**
 * What one strategy thinks of one instrument.
 *
 * @param strategy who votes
 * @param value -1 (sell) to 1 (buy); 0 says nothing
 * @param reason in words and numbers
 */
record Vote(String strategy, double value, String reason) {
    Vote {
        if (!(value >= -1 && value <= 1)) {
            throw new IllegalArgumentException("a vote is from -1 to 1, was " + value);
        }
    }

    /** Cuts the value to -1..1. */
    static Vote of(String strategy, double value, String reason) {
        return new Vote(strategy, Math.clamp(value, -1.0, 1.0), reason);
    }
}
