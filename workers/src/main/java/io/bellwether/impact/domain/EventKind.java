package io.bellwether.impact.domain;

import java.util.Locale;
import java.util.Optional;

/**
 * What a headline may be about. Events of the economy start at a topic of the graph, events of a company at the company;
 * for these a direction above 0 is good for the company.
 */
public enum EventKind {
    /** Up: interest rates rise. */
    RATES(Scope.TOPIC, 0.8, 0),
    /** Up: prices rise faster than thought. */
    INFLATION(Scope.TOPIC, 0.6, 0),
    /** Up: oil becomes dearer. */
    OIL(Scope.TOPIC, 1.0, 0),
    /** Up: tariffs rise. */
    TARIFFS(Scope.TOPIC, 0.8, 0),
    /** Up: more chips for artificial intelligence are wanted. */
    AI_CHIPS(Scope.TOPIC, 1.2, 0),
    DISTRESS(Scope.COMPANY, 3.0, -0.2),
    DEAL(Scope.COMPANY, 2.5, 0.2),
    GUIDANCE(Scope.COMPANY, 2.0, 0.2),
    EARNINGS(Scope.COMPANY, 1.8, 0.2),
    REGULATION(Scope.COMPANY, 1.2, -0.2),
    SUPPLY(Scope.COMPANY, 1.0, -0.3),
    CAPITAL(Scope.COMPANY, 1.2, 0),
    PRODUCT(Scope.COMPANY, 0.8, -0.3),
    ANALYST(Scope.COMPANY, 0.7, 0.1);

    /** Where an event of the kind starts. */
    public enum Scope {
        TOPIC,
        COMPANY
    }

    private final Scope scope;
    private final double usual;
    private final double rivals;

    EventKind(Scope scope, double usual, double rivals) {
        this.scope = scope;
        this.usual = usual;
        this.rivals = rivals;
    }

    /** Where it starts. */
    public Scope scope() {
        return scope;
    }

    /**
     * How far such an event is supposed to move who is hit in full, over five sessions, where nothing was measured [daily
     * standard deviations]; an assumption of ours.
     */
    public double usual() {
        return usual;
    }

    /**
     * What reaches a rival [-1..1]: what a company says about its business is taken for its rivals' business too, what
     * goes wrong with it alone is to their good; an assumption of ours.
     */
    public double rivals() {
        return rivals;
    }

    /** The topic that events of the economy start at. */
    public Optional<Node> topic() {
        return scope == Scope.TOPIC ? Optional.of(Node.topic(this)) : Optional.empty();
    }

    /** In words and nodes, e.g. {@code ai-chips}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
