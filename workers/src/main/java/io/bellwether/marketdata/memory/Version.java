package io.bellwether.marketdata.memory;

/**
 * A row as it was known for a time. What a source corrects or takes back ends it, and the correction is another version.
 *
 * @param <T> the row; immutable
 */
final class Version<T> {
    private final String source;
    private final long happened;
    private final long from;
    private T row;
    private long until;

    /**
     * @param source id of the market data set that said it
     * @param happened [micros] when what the row says had happened
     * @param from [micros] first moment that sees it, if it has happened
     * @param until [micros] first moment after it; {@link Moments#NEVER} while it stands
     */
    Version(T row, String source, long happened, long from, long until) {
        this.row = row;
        this.source = source;
        this.happened = happened;
        this.from = from;
        this.until = until;
    }

    T row() {
        return row;
    }

    String source() {
        return source;
    }

    long happened() {
        return happened;
    }

    long from() {
        return from;
    }

    long until() {
        return until;
    }

    boolean stands() {
        return until == Moments.NEVER;
    }

    /** Whether it is the version of that moment. */
    boolean isKnown(long asOf) {
        return from <= asOf && until > asOf;
    }

    /** Whether it was known as soon as it happened and is still. */
    boolean isPlain() {
        return from == Moments.ALWAYS && stands();
    }

    void end(long at) {
        until = at;
    }

    /** Changes what nobody has seen. */
    void amend(T changed) {
        row = changed;
    }
}
