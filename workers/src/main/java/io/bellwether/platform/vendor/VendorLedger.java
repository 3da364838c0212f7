package io.bellwether.platform.vendor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of vendors and how it went, shared by all workers and kept over restarts: what a vendor allows is allowed
 * once, however many ask.
 */
public interface VendorLedger {
    /**
     * Takes a turn to ask.
     *
     * @param now [UTC]
     * @param longest for which the asker would wait for its turn
     */
    Turn take(VendorSettings vendor, Instant now, Duration longest);

    /** Notes that the vendor answered as it should; a pause stays, for the answer may have been under way when it began. */
    void answered(VendorSettings vendor, Instant now);

    /** Notes that it did not; after too many faults in a row, or where the vendor says so, it is left alone. */
    void failed(VendorSettings vendor, Instant now, VendorFault fault);

    /** Notes that the vendor said that this was the last request for now: the next turn is at that moment. */
    void used(VendorSettings vendor, Instant until);

    /** How every vendor that was ever asked stands, by name. */
    List<VendorStanding> all(Instant now);

    /** How one vendor stands; empty when it was never asked. */
    default Optional<VendorStanding> find(String vendor, Instant now) {
        return all(now).stream().filter(one -> one.vendor().equals(vendor)).findFirst();
    }

    /**
     * Whether a vendor may be asked.
     *
     * @param refusal why not; empty when it may
     * @param delay until its turn
     * @param until [UTC] when it may be asked again, where it may not and that is known
     */
    record Turn(Optional<VendorFault.Kind> refusal, Duration delay, Optional<Instant> until) {
        static Turn in(Duration delay) {
            return new Turn(Optional.empty(), delay, Optional.empty());
        }

        static Turn refused(VendorFault.Kind kind, Optional<Instant> until) {
            return new Turn(Optional.of(kind), Duration.ZERO, until);
        }
    }
}
