package io.bellwether.execution.domain;

/**
 * Where an order stands. Owns which state may follow which: nothing leaves FILLED, REJECTED or NOT_APPROVED; a
 * cancelled or expired order may still turn out FILLED, because the market can be faster than the cancel. An order of
 * which the broker knew nothing when it was taken back, and which it got after all, is CANCEL_PENDING again.
 */
public enum OrderState {
    /** Decided, not yet sent. */
    CREATED,
    /** A person, or the deadline, said no. */
    NOT_APPROVED,
    /** Released to be sent; whether the broker has it is not known yet. */
    SUBMITTED,
    /** The broker has it and works on it. */
    WORKING,
    /** The broker holds it for the next open. */
    QUEUED,
    /** The broker was asked to take it back and has not confirmed it: it may still be executed. */
    CANCEL_PENDING,
    FILLED,
    CANCELLED,
    /** Its session ended at the broker, or its end came before it left the desk. */
    EXPIRED,
    /** Refused by the broker or by a halt. */
    REJECTED;

    /** Whether an order in this state may go over to the other one. */
    public boolean canBecome(OrderState next) {
        return switch (this) {
            case CREATED ->
                switch (next) {
                    case NOT_APPROVED, SUBMITTED, CANCELLED, EXPIRED, REJECTED -> true;
                    case CREATED, WORKING, QUEUED, CANCEL_PENDING, FILLED -> false;
                };
            case SUBMITTED -> next == WORKING || next == QUEUED || next == CANCEL_PENDING || next.endsAnOrder();
            case QUEUED -> next == WORKING || next == CANCEL_PENDING || next.endsAnOrder();
            case WORKING -> next == CANCEL_PENDING || next.endsAnOrder();
            case CANCEL_PENDING -> next.endsAnOrder();
            case CANCELLED -> next == FILLED || next == CANCEL_PENDING;
            case EXPIRED -> next == FILLED;
            case FILLED, REJECTED, NOT_APPROVED -> false;
        };
    }

    /** Whether the order may still trade. */
    public boolean isOpen() {
        return this == CREATED || mayBeAtBroker();
    }

    /** Whether the broker may have the order. */
    public boolean mayBeAtBroker() {
        return this == SUBMITTED || this == WORKING || this == QUEUED || this == CANCEL_PENDING;
    }

    /** Whether the broker may know executions that the desk does not. */
    public boolean mayStillBeExecuted() {
        return mayBeAtBroker() || this == CANCELLED || this == EXPIRED;
    }

    private boolean endsAnOrder() {
        return this == FILLED || this == CANCELLED || this == EXPIRED || this == REJECTED;
    }
}
