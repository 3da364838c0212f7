package io.bellwether.sandbox.process;

/** The stack cannot run; the message is a sentence for the person at the keyboard. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServiceException(String sentence) {
        super(sentence);
    }

    public ServiceException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
