package io.bellwether.backtest.domain;

/** A backtest that cannot be meant; nothing was traded. The message is one sentence that says what to change. */
public final class RefusedRequest extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public RefusedRequest(String sentence) {
        super(sentence);
    }
}
