package io.bellwether.decision.app.model;

import java.util.Optional;

/** Where keys are found: in the environment of the process and nowhere else. */
public interface Keys {
    /** The value of an environment variable; empty when it is not set or blank. */
    Optional<String> find(String variable);
}
