package io.bellwether.platform;

/**
 * The engine may have handed this job to somebody else. Whatever the worker is at, it does nothing more outside and tells
 * the engine nothing: the job is another's.
 */
public final class JobLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobLost(String message, Throwable cause) {
        super(message, cause);
    }

    JobLost(String message) {
        super(message);
    }
}
