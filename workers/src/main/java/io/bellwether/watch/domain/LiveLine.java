package io.bellwether.watch.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * How the line stands on which a vendor tells prices as they come.
 *
 * @param source who tells; empty where no vendor of live prices is known
 * @param lacks what is missing before it can be listened to, a sentence; empty when nothing is
 * @param followed symbols that are listened for; none outside of a session
 * @param leftOut symbols for which there is no room: those held come first
 * @param open whether the line is open
 * @param lastHeardAt [UTC] the moment of the youngest quote or trade; empty before the first
 * @param lastFault why the line was lost the last time; empty when it never was
 */
public record LiveLine(
        Optional<String> source,
        Optional<String> lacks,
        int followed,
        int leftOut,
        boolean open,
        Optional<Instant> lastHeardAt,
        String lastFault) {
    /** Where nobody tells prices as they come. */
    public static final LiveLine NONE =
            new LiveLine(Optional.empty(), Optional.empty(), 0, 0, false, Optional.empty(), "");

    /** Whether somebody is listened to now. */
    public boolean isFollowing() {
        return followed > 0;
    }
}
