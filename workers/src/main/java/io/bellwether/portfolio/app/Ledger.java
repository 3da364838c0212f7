package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.portfolio.domain.LedgerFacts;
import java.time.Instant;
import java.util.Map;

/** The ledger as an auditor reads it, and the prices its positions are shown at. */
public interface Ledger {
    /**
     * What each record says; no fill can be booked between this read and the end of the caller's transaction, so that
     * whatever else it reads belongs to the same moment.
     */
    LedgerFacts facts(DeskId desk);

    /** Writes the last price of open positions; a price older than the one written already changes nothing. */
    void mark(DeskId desk, Map<Symbol, Price> prices, Instant asOf);
}
