package io.bellwether.impact.domain;

/** What the second of two nodes is to the first, and how much of what happens to the first reaches it. */
public enum RelationKind {
    /** It delivers to the first. */
    SUPPLIER(0.5),
    /** It buys from the first. */
    CUSTOMER(0.3),
    PARTNER(0.4),
    /** What reaches a rival depends on what happened, see {@link EventKind#rivals()}. */
    COMPETITOR(0),
    /** A sector or company that a topic is about. */
    SECTOR(0.9);

    private final double passed;

    RelationKind(double passed) {
        this.passed = passed;
    }

    /** The share that reaches the second, before the strength of the relation [-1..1]; an assumption of ours. */
    double passed(EventKind event) {
        return this == COMPETITOR ? event.rivals() : passed;
    }

    /** What the first is to the second; topics are hit by nobody. */
    RelationKind reverse() {
        return switch (this) {
            case SUPPLIER -> CUSTOMER;
            case CUSTOMER -> SUPPLIER;
            case PARTNER, COMPETITOR, SECTOR -> this;
        };
    }
}
