package io.bellwether.marketdata.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody wrote in public about shares: text from outside, not checked by anyone. It is counted and never kept.
 *
 * @param author who wrote it, as the network calls its accounts; empty where it says nobody
 * @param joined since when the account is there; empty where the network does not say so
 * @param at [UTC] when it was written
 * @param bullish the author's own mark: true for up, false for down; empty where there is none
 * @param text without tags, at most {@link #MAX_TEXT} characters
 */
public record SocialPost(
        String author, Optional<LocalDate> joined, Instant at, Optional<Boolean> bullish, String text) {
    public static final int MAX_TEXT = 2_000;

    public SocialPost {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "the text of a post must have at most %d characters, had %d".formatted(MAX_TEXT, text.length()));
        }
    }
}
