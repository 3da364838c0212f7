package io.bellwether.marketdata.memory;

/** For which time around a moment an answer holds, gathered while it is made. */
final class ValidSpan {
    private final long asOf;
    private long from = Moments.ALWAYS;
    private long until = Moments.NEVER;

    ValidSpan(long asOf) {
        this.asOf = asOf;
    }

    /** The moment of the question. */
    long asOf() {
        return asOf;
    }

    long from() {
        return from;
    }

    long until() {
        return until;
    }

    /** The answer may change at that moment. */
    void boundary(long at) {
        if (at <= asOf) {
            from = Math.max(from, at);
        } else {
            until = Math.min(until, at);
        }
    }

    /** The answer may change when the version begins to be known, or ends. */
    void known(Version<?> version) {
        boundary(version.from());
        boundary(version.until());
    }

    /** What it rests on holds for that time only. */
    void within(long first, long end) {
        from = Math.max(from, first);
        until = Math.min(until, end);
    }
}
