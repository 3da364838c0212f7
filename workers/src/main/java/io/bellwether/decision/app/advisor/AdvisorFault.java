package io.bellwether.decision.app.advisor;

import io.bellwether.platform.OutsideJson;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An exchange with a model's vendor that gave no answer. Its message never holds a key, and it has no cause: the
 * vendor's own exceptions may quote what was sent.
 */
public final class AdvisorFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the reaction differs. */
    public enum Kind {
        /** no answer in time */
        TIMED_OUT(true),
        /** the connection failed */
        UNREACHABLE(true),
        /** too many requests or tokens for now */
        RATE_LIMITED(true),
        /** the vendor has no room for now */
        OVERLOADED(true),
        /** the vendor failed */
        VENDOR_ERROR(true),
        /** something came that is no answer of the vendor's interface */
        GARBLED(true),
        /** the account has no money or has reached its own limit */
        OUT_OF_CREDIT(false),
        /** the key is wrong or not allowed to */
        KEY_REFUSED(false),
        /** there is no such model for this key */
        MODEL_UNKNOWN(false),
        /** the vendor does not take the request as it is */
        REQUEST_REFUSED(false),
        /** something is missing on this side, e.g. the key */
        NOT_SET_UP(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Whether asking again later may help; else a person must act. */
        public boolean passing() {
            return passing;
        }
    }

    private final Kind kind;
    private final transient Optional<Duration> retryAfter;
    private transient Optional<Instant> retryAt = Optional.empty();
    private boolean begun;
    private final transient List<RequestParameter> refused;

    public AdvisorFault(Kind kind, String message) {
        this(kind, message, Optional.empty());
    }

    /**
     * @param kind what went wrong
     * @param message what the vendor said, without any key
     * @param retryAfter how long it asks to be left alone; empty when it did not say
     */
    public AdvisorFault(Kind kind, String message, Optional<Duration> retryAfter) {
        this(kind, message, retryAfter, List.of());
    }

    private AdvisorFault(Kind kind, String message, Optional<Duration> retryAfter, List<RequestParameter> refused) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
        this.refused = List.copyOf(refused);
    }

    /** The same fault for the sake of parts of the request, the likeliest first. */
    public AdvisorFault refusing(List<RequestParameter> parameters) {
        return new AdvisorFault(kind, String.valueOf(getMessage()), retryAfter, parameters).like(this);
    }

    /** The same fault, said in other words. */
    public AdvisorFault saying(String message) {
        return new AdvisorFault(kind, message, retryAfter, refused).like(this);
    }

    /** The fault that a failed connection is. */
    public static AdvisorFault ofConnection(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedIOException) {
                return new AdvisorFault(Kind.TIMED_OUT, rootMessage(failure));
            }
        }
        return new AdvisorFault(Kind.UNREACHABLE, rootMessage(failure));
    }

    /** The fault that an answer is which began to come and could not be read. */
    public static AdvisorFault ofBody(IOException failure) {
        if (failure instanceof OutsideJson.Unreadable) {
            return new AdvisorFault(Kind.GARBLED, "the response could not be read: " + failure.getMessage());
        }
        AdvisorFault fault = ofConnection(failure);
        fault.begun = true;
        return fault;
    }

    /** The same fault, with the time before which the vendor does not want to be asked again. */
    public AdvisorFault until(Optional<Instant> time) {
        retryAt = time;
        return this;
    }

    /** This fault, as far gone and with the same wait as the other. */
    AdvisorFault like(AdvisorFault other) {
        retryAt = other.retryAt;
        begun = other.begun;
        return this;
    }

    /** What is at the bottom of a failure, in one line. */
    public static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    public Kind kind() {
        return kind;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Until when the vendor asks to be left alone, where it named a time without saying what time it has. */
    public Optional<Instant> retryAt() {
        return retryAt;
    }

    /** Whether an answer had begun to come: it may be billed although nobody could read it. */
    public boolean begun() {
        return begun;
    }

    /** Parts of the request for whose sake alone the vendor may have refused it, the likeliest first. */
    public List<RequestParameter> refused() {
        return refused;
    }
}
