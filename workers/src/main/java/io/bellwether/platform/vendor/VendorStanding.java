package io.bellwether.platform.vendor;

import java.time.Instant;
import java.util.Optional;

/**
 * How a vendor stands.
 *
 * @param vendor its name
 * @param requestsToday requests of this day (UTC)
 * @param requestsThisHour requests of this hour
 * @param lastAnswerAt [UTC] when it last answered as it should
 * @param lastFaultAt [UTC] when it last did not
 * @param lastFault the kind of that fault and its sentence; empty when there was none
 * @param faultsInARow since the last good answer
 * @param pausedUntil [UTC] until when it is left alone; empty when it is not
 */
public record VendorStanding(
        String vendor,
        int requestsToday,
        int requestsThisHour,
        Optional<Instant> lastAnswerAt,
        Optional<Instant> lastFaultAt,
        String lastFault,
        int faultsInARow,
        Optional<Instant> pausedUntil) {
    /** Whether its key was refused, or does not include what was asked for, and nothing was answered since. */
    public boolean isKeyRefused() {
        return (lastFault.startsWith(VendorFault.Kind.KEY_REFUSED + ":")
                        || lastFault.startsWith(VendorFault.Kind.NOT_ENTITLED + ":"))
                && lastFaultAt
                        .filter(fault -> lastAnswerAt.filter(fault::isBefore).isEmpty())
                        .isPresent();
    }
}
