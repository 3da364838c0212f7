package io.bellwether.decision.app;

import java.io.InterruptedIOException;
import java.time.Duration;
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
    AdvisorFault refusing(List<RequestParameter> parameters) {
        return new AdvisorFault(kind, String.valueOf(getMessage()), retryAfter, parameters);
    }

    /** The same fault, said in other words. */
    AdvisorFault saying(String message) {
        return new AdvisorFault(kind, message, retryAfter, refused);
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

    /** Parts of the request for whose sake alone the vendor may have refused it, the likeliest first. */
    public List<RequestParameter> refused() {
        return refused;
    }
}
