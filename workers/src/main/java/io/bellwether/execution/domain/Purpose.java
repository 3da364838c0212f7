package io.bellwether.execution.domain;

/** Why an order exists. */
public enum Purpose {
    /** An advisor decided it. */
    DECISION,
    /** A rebalancing brings a weight to its target. */
    REBALANCE,
    /** A protective stop was reached. */
    STOP,
    /** A brake reduces risk. */
    BRAKE,
    /** An emergency stop sells everything; the only orders that leave a halted desk, if its halt says so. */
    FLATTEN,
    /** Somebody else's: it was imported with its trade from a record, and no broker of this desk ever had it. */
    IMPORT
}
