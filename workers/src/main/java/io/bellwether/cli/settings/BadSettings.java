package io.bellwether.cli.settings;

/** What the settings say cannot be meant; the message is one sentence that says what to change. */
public final class BadSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public BadSettings(String sentence) {
        super(sentence);
    }
}
