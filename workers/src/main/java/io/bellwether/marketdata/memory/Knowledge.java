package io.bellwether.marketdata.memory;

/**
 * Since when readers see what is written into a market. Sessions have worked with its data at moments between two
 * bounds, and what they saw there stays: what had happened by the last of them and is only written now is seen before
 * the first and after the last. What happened later is seen from when it happened.
 *
 * @param read whether a session has worked with the data
 * @param readFrom first moment at which one did
 * @param readUntil last such moment
 * @param since when the write became known, later than {@code readUntil}
 */
record Knowledge(boolean read, long readFrom, long readUntil, long since) {
    /** Whether a session may have worked without what had happened by then. */
    boolean worked(long happened) {
        return read && happened <= readUntil;
    }

    /** Ends the version, of which its row says that it happened then. */
    void end(Version<?> version, long happened) {
        version.end(Math.max(version.from(), worked(happened) ? since : Moments.ALWAYS));
    }
}
