package io.bellwether.platform.vendor;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vendor did not deliver, and why. Its message is a sentence for a person; no key is ever in it. */
public final class VendorFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a vendor did not deliver. */
    public enum Kind {
        /** switched off in the settings */
        OFF,
        /** no key is there */
        NO_KEY,
        /** the vendor does not take the key */
        KEY_REFUSED,
        /** the key does not include what was asked for */
        NOT_ENTITLED,
        /** too many requests, says the vendor, or waiting for a turn would take too long */
        THROTTLED,
        /** the requests of the day are used up; none was sent */
        BUDGET_SPENT,
        /** failed too often in a row and is left alone for a while; none was sent */
        PAUSED,
        /** a page for people, a challenge or a block in the place of data */
        BLOCKED,
        /** no connection, no answer in time, or the vendor's own fault */
        UNREACHABLE,
        /** an answer that is broken off, changed or none at all */
        MALFORMED,
        /** the vendor says the request is wrong */
        REFUSED;

        /** Whether the vendor is to blame, so that it counts towards leaving it alone. */
        boolean counts() {
            return this == THROTTLED || this == BLOCKED || this == UNREACHABLE || this == MALFORMED;
        }

        /** Whether the same request may succeed in a moment. */
        boolean passes() {
            return this == THROTTLED || this == UNREACHABLE;
        }
    }

    private final String vendor;
    private final Kind kind;
    private final transient Optional<Duration> retryAfter;

    public VendorFault(String vendor, Kind kind, String message) {
        this(vendor, kind, message, Optional.empty(), null);
    }

    /**
     * @param retryAfter how long to leave the vendor alone, where it says so
     */
    public VendorFault(
            String vendor, Kind kind, String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.vendor = vendor;
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public String vendor() {
        return vendor;
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
