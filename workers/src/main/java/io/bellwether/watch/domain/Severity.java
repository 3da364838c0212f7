package io.bellwether.watch.domain;

/** How much a condition matters. */
public enum Severity {
    /** Look at it today. */
    WARNING,
    /** Look at it now; the dead-man's switch is not called while there is one. */
    CRITICAL
}
