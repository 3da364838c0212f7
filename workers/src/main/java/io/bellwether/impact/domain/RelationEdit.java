package io.bellwether.impact.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A change that a person made to the graph. The newest of a key that is known at a moment holds then; it stands above
 * what is given with the program.
 *
 * @param relation as it is from now on; empty where it is taken away
 * @param knownFrom [UTC] no reader with an earlier moment sees it
 * @param by who made it
 * @param reason why
 */
public record RelationEdit(
        Relation.Key key, Optional<Relation> relation, Instant knownFrom, String by, String reason) {}
