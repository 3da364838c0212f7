package io.bellwether.decision.domain;

/**
 * One thing wrong with an advisor's answer, so that a repair can name it.
 *
 * @param path where, e.g. {@code trades[0].limit_price}; {@code $} is the whole answer
 * @param value what was there, made printable and shortened to {@link #MAX_VALUE} characters; {@code nothing} when it was absent
 * @param limit what must hold, e.g. {@code must be > 0}
 */
public record Problem(String path, String value, String limit) {
    public static final int MAX_VALUE = 80;
    public static final int MAX_LIMIT = 300;
    public static final int MAX_PATH = 120;
    public static final String NOTHING = "nothing";

    public Problem {
        path = HarmlessText.text(path, MAX_PATH);
        value = HarmlessText.text(value, MAX_VALUE);
        limit = HarmlessText.text(limit, MAX_LIMIT);
    }

    @Override
    public String toString() {
        return path + " " + limit + ", was " + value;
    }
}
