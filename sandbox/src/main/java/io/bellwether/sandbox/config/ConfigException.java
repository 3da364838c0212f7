package io.bellwether.sandbox.config;

/** A setting that the sandbox cannot use; the message is a sentence that says what to change. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(String sentence) {
        super(sentence);
    }
}
