package io.bellwether.kernel;

/** Something that no retry mends: the job becomes an incident at once and a person looks. */
public final class PermanentFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PermanentFault(String message) {
        super(message);
    }
}
