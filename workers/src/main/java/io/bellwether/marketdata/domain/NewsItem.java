package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * A headline as its source wrote it: text from outside, not checked by anyone.
 *
 * @param symbol what it is about; empty when it is about the market
 * @param publishedAt [UTC] nobody knew it before
 * @param source who published it
 * @param headline 1 to {@link #MAX_HEADLINE} characters
 */
public record NewsItem(Optional<Symbol> symbol, Instant publishedAt, String source, String headline) {
    public static final int MAX_HEADLINE = 1_000;
    public static final int MAX_SOURCE = 100;

    public NewsItem {
        if (headline.isBlank() || headline.length() > MAX_HEADLINE) {
            throw new IllegalArgumentException(
                    "headline must have 1 to %d characters, had %d".formatted(MAX_HEADLINE, headline.length()));
        }
        if (source.length() > MAX_SOURCE) {
            throw new IllegalArgumentException(
                    "source must have at most %d characters, had %d".formatted(MAX_SOURCE, source.length()));
        }
        // PostgreSQL keeps no NUL
        if (headline.indexOf(0) >= 0 || source.indexOf(0) >= 0) {
            throw new IllegalArgumentException("headline and source must not contain the character NUL");
        }
    }
}
