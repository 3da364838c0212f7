package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;

/** The books that imports made, to be made anew: nothing else may be in them. */
public interface ImportedBooks {
    /** Empties the desk's ledger, its snapshots and its metrics. */
    void clear(DeskId desk);
}
