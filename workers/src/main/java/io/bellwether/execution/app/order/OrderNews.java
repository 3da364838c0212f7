package io.bellwether.execution.app.order;

import io.bellwether.platform.OutsideCall;

/** Wakes a process that waits for news of an order. */
@OutsideCall
public interface OrderNews {
    /** Tells that the order changed. Only a hint, so it never fails: the process also asks by itself. */
    void updated(String orderId);
}
