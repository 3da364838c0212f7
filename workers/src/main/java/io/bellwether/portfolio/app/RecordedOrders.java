package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.portfolio.domain.imports.Step;

/** The orders that imported trades belong to: filled as soon as they are known. */
public interface RecordedOrders {
    /** Keeps the order of a trade; one that is there already stays as it is. */
    void keep(DeskId desk, Step.Trade trade);

    /** Whether the desk has orders that no import made. */
    boolean hasOthers(DeskId desk);

    /** Removes the orders that imports made. */
    void forget(DeskId desk);
}
