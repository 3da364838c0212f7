package io.bellwether.kernel;

import org.jspecify.annotations.Nullable;

/** Something that may work later: the job is tried again with back-off. */
public final class TransientFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TransientFault(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
