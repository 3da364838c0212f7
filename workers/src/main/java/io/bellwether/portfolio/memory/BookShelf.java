package io.bellwether.portfolio.memory;

import io.bellwether.kernel.DeskId;
import io.bellwether.platform.InMemory;
import io.bellwether.portfolio.domain.BookedFill;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The books of all desks: what the ports to them share. */
@InMemory
final class BookShelf {
    private final Map<DeskId, DeskLedger> ledgers = new HashMap<>();
    private final Map<DeskId, DeskSnapshots> snapshots = new HashMap<>();
    private final Map<String, BookedFill> fills = new HashMap<>();
    private final Map<String, Integer> fillsOf = new HashMap<>();

    DeskLedger ledger(DeskId desk) {
        return ledgers.computeIfAbsent(desk, d -> new DeskLedger());
    }

    Collection<DeskLedger> ledgers() {
        return ledgers.values();
    }

    DeskSnapshots snapshots(DeskId desk) {
        return snapshots.computeIfAbsent(desk, d -> new DeskSnapshots());
    }

    /** Fills of all desks by their id, which is one for all of them. */
    Map<String, BookedFill> fills() {
        return fills;
    }

    /** How many fills an order has. */
    Map<String, Integer> fillsOf() {
        return fillsOf;
    }
}
