package io.bellwether.impact.domain;

import io.bellwether.kernel.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that happened, as the headlines of one day tell it.
 *
 * @param kind what it is about
 * @param subject the company; empty with an event of the economy
 * @param up direction as {@link EventKind} says
 * @param strength (0..1] of the strongest headline
 * @param day the first session at whose close it was known
 * @param publishedAt [UTC] of the first headline
 * @param source of the first headline
 * @param headline the first headline, text from outside
 * @param headlines how many tell it
 */
public record Event(
        EventKind kind,
        Optional<Symbol> subject,
        boolean up,
        double strength,
        LocalDate day,
        Instant publishedAt,
        String source,
        String headline,
        int headlines) {
    /** Where its walk through the graph begins. */
    public Node node() {
        return kind.topic().orElseGet(() -> Node.company(subject.orElseThrow()));
    }

    /** +1 or -1. */
    int sign() {
        return up ? 1 : -1;
    }
}
