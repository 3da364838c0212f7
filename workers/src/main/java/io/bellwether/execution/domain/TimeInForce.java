package io.bellwether.execution.domain;

/** When an order is meant to trade. */
public enum TimeInForce {
    /** In the session it was decided in; cancelled at its close. */
    DAY,
    /** At the open of the next session: decided at or after the close. */
    NEXT_OPEN,
    /** In every session until it is executed or cancelled: a stop that stands at the broker. */
    GOOD_TILL_CANCELLED
}
