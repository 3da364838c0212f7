package io.bellwether.decision.domain;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A context as text: the only facts that an advisor is told. Where the facts themselves are at hand they need not be read
 * from the text again, and the text is not written before somebody reads it. Equal is what has the same text.
 */
public final class WrittenContext {
    private final Optional<DeskContext> facts;
    private final Function<DeskContext, String> writer;
    private @Nullable String text;

    private WrittenContext(Optional<DeskContext> facts, Function<DeskContext, String> writer, @Nullable String text) {
        this.facts = facts;
        this.writer = writer;
        this.text = text;
    }

    /** A text of which nobody knows whether it is one. */
    public static WrittenContext of(String text) {
        return new WrittenContext(Optional.empty(), facts -> text, text);
    }

    /**
     * Facts that can be written.
     *
     * @param writer gives a text from which the same facts are read
     */
    public static WrittenContext of(DeskContext facts, Function<DeskContext, String> writer) {
        return new WrittenContext(Optional.of(facts), writer, null);
    }

    /** The facts, where they are at hand. */
    public Optional<DeskContext> facts() {
        return facts;
    }

    public String text() {
        String written = text;
        if (written == null) {
            written = writer.apply(facts.orElseThrow());
            text = written;
        }
        return written;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WrittenContext written && written.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
