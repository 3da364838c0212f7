package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;

/**
 * What was said in a company's call about its earnings: text from outside, not checked by anyone.
 *
 * @param symbol whose call
 * @param publishedAt [UTC] when the text was published: nobody knew it before
 * @param title for a person, at most {@link #MAX_TITLE} characters; may be empty
 * @param text 1 to {@link #MAX_TEXT} characters
 */
public record Transcript(Symbol symbol, Instant publishedAt, String title, String text) {
    public static final int MAX_TITLE = 200;
    public static final int MAX_TEXT = 400_000;

    public Transcript {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "the text of a call must have 1 to %d characters, had %d".formatted(MAX_TEXT, text.length()));
        }
        if (title.length() > MAX_TITLE) {
            throw new IllegalArgumentException(
                    "the title of a call must have at most %d characters, had %d".formatted(MAX_TITLE, title.length()));
        }
        // PostgreSQL keeps no NUL
        if (text.indexOf(0) >= 0 || title.indexOf(0) >= 0) {
            throw new IllegalArgumentException("title and text of a call must not contain the character NUL");
        }
    }
}
