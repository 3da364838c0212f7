package io.bellwether.risk.domain;

/** What proposals rest on; it decides which rules can be asked. */
public enum Basis {
    /** An advisor's forecast: conviction, win probability, gain and loss. */
    FORECAST,
    /** Target weights that a person gave: nothing is foretold, every limit holds. */
    TARGET
}
