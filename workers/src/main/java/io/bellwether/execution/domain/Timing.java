package io.bellwether.execution.domain;

/** When an order is meant to trade. */
public enum Timing {
    /** In the session it was decided in; cancelled at its close. */
    DAY,
    /** At the open of the next session: decided at or after the close. */
    NEXT_OPEN
}
