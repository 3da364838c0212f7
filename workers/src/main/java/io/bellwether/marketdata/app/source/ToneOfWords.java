package io.bellwether.marketdata.app.source;

/** Says which way a short text points, for posts that their authors did not mark. */
public interface ToneOfWords {
    /** Above 0 when it points up, below when down, 0 when neither. */
    int of(String text);
}
