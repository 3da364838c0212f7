package io.bellwether.kernel;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that may work later: the job is tried again with back-off. */
public final class TransientFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    public TransientFault(String message, @Nullable Throwable cause) {
        this(message, cause, Optional.empty());
    }

    /**
     * @param message what happened
     * @param cause the exception behind it, if any
     * @param retryAfter how long whoever refused asks to be left alone; empty when it did not say
     */
    public TransientFault(String message, @Nullable Throwable cause, Optional<Duration> retryAfter) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
