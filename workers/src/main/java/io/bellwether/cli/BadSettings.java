package io.bellwether.cli;

/** What the settings say cannot be meant; the message is one sentence that says what to change. */
final class BadSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadSettings(String sentence) {
        super(sentence);
    }
}
