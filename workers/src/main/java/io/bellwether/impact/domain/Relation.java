package io.bellwether.impact.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * That what happens to one node reaches another.
 *
 * @param strength [-1..1, not 0] share of what the kind passes on; below 0 it turns the direction around
 * @param since first day on which it holds
 * @param until first day on which it holds no more
 * @param source who says so
 */
public record Relation(
        Node from,
        Node to,
        RelationKind kind,
        BigDecimal strength,
        LocalDate since,
        Optional<LocalDate> until,
        String source) {
    public static final int MAX_TEXT = 200;

    /** What there is one relation of at a time. */
    public record Key(Node from, Node to, RelationKind kind) {}

    public Relation {
        if (from.equals(to)) {
            throw new IllegalArgumentException("a relation is between two nodes, was %s twice".formatted(from));
        }
        if (strength.signum() == 0 || strength.abs().compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(
                    "a strength must be from -1 to 1 and not 0, was " + strength.toPlainString());
        }
        if (until.isPresent() && !until.get().isAfter(since)) {
            throw new IllegalArgumentException(
                    "a relation must end after it begins, was %s to %s".formatted(since, until.get()));
        }
        boolean ofTopic = from.company().isEmpty();
        if (ofTopic != (kind == RelationKind.SECTOR)
                || from.sector().isPresent()
                || (!ofTopic && to.company().isEmpty())) {
            throw new IllegalArgumentException("a %s relation is from %s, was from %s to %s"
                    .formatted(
                            kind,
                            kind == RelationKind.SECTOR ? "a topic to a sector or company" : "a company to a company",
                            from,
                            to));
        }
        if (ofTopic && to.text().startsWith("topic:")) {
            throw new IllegalArgumentException("no relation leads to a topic, was from %s to %s".formatted(from, to));
        }
        if (source.isBlank() || source.length() > MAX_TEXT || source.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a source must have 1 to %d characters, no control characters".formatted(MAX_TEXT));
        }
    }

    public Key key() {
        return new Key(from, to, kind);
    }

    /** Whether it holds on the day. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(since) && until.filter(end -> !day.isBefore(end)).isEmpty();
    }
}
