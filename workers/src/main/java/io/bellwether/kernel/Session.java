package io.bellwether.kernel;

/** The parts of a desk's day, in their order. */
public enum Session {
    MORNING,
    MIDDAY,
    CLOSE,
    REPORT
}
