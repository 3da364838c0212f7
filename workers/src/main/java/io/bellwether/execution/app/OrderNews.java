package io.bellwether.execution.app;

/** Wakes a process that waits for news of an order. */
public interface OrderNews {
    /** Tells that the order changed. Only a hint, so it never fails: the process also asks by itself. */
    void updated(String orderId);
}
