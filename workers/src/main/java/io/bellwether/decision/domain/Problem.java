package io.bellwether.decision.domain;

/**
 * One thing wrong with an advisor's answer, so that a repair can name it.
 *
 * @param path where, e.g. {@code trades[0].limit_price}; {@code $} is the whole answer
 * @param value what was there, shortened to {@link #MAX_VALUE} characters; {@code nothing} when it was absent
 * @param limit what must hold, e.g. {@code must be > 0}
 */
public record Problem(String path, String value, String limit) {
    public static final int MAX_VALUE = 80;
    public static final String NOTHING = "nothing";

    public Problem {
        value = value.length() <= MAX_VALUE ? value : value.substring(0, MAX_VALUE - 3) + "...";
    }

    @Override
    public String toString() {
        return path + " " + limit + ", was " + value;
    }
}
