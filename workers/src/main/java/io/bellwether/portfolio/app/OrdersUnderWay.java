package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import java.time.Instant;
import java.util.Set;

/** The desk's orders that wait for a session, as far as corporate actions concern them. */
public interface OrdersUnderWay {
    /** Symbols of orders that may still trade. */
    Set<Symbol> symbols(DeskId desk);

    /**
     * Restates quantities and prices of orders that were written before the ex-date of a split. Safe to call again: an
     * order is restated once for an action.
     */
    void restate(DeskId desk, CorporateAction.Split split, Instant asOf);
}
