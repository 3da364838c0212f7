package io.bellwether.backtest.domain.events;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sessions of a window, counted from that of its event.
 *
 * @param first e.g. -5; at most 0
 * @param last e.g. 10; at least 0
 */
public record Offsets(int first, int last) {
    private static final Pattern SHAPE = Pattern.compile("([+-]?\\d{1,3})\\.\\.([+-]?\\d{1,3})");
    private static final int MOST = 250;

    public Offsets {
        if (first > 0 || last < 0 || first < -MOST || last > MOST || first == last) {
            throw new IllegalArgumentException(
                    "a window begins at most at the event and ends at least there, as -5..+10, up to %d sessions either way, was %d..%d"
                            .formatted(MOST, first, last));
        }
    }

    /** @throws IllegalArgumentException with one sentence when the text is no window */
    public static Offsets parse(String text) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw new IllegalArgumentException("a window is written as -5..+10, was '%s'".formatted(text));
        }
        return new Offsets(Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)));
    }

    /** Sessions of it. */
    public int length() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return "%d..+%d".formatted(first, last);
    }
}
