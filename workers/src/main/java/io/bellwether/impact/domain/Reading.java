package io.bellwether.impact.domain;

/**
 * What the lexicon reads out of a headline.
 *
 * @param kind what it is about
 * @param up direction as {@link EventKind} says
 * @param strength (0..1]
 */
public record Reading(EventKind kind, boolean up, double strength) {
    /** The direction with its strength [-1..1]. */
    public double signed() {
        return up ? strength : -strength;
    }
}
