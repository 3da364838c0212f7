package io.bellwether.portfolio.app;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Money;
import io.bellwether.kernel.Price;
import io.bellwether.kernel.Symbol;
import io.bellwether.marketdata.domain.CorporateAction;
import io.bellwether.portfolio.domain.ActionTerms;
import io.bellwether.portfolio.domain.CashEntry;
import io.bellwether.portfolio.domain.Fill;
import io.bellwether.portfolio.domain.Lot;
import io.bellwether.portfolio.domain.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The append-only ledger of a desk: cash movements, fills and lots; positions are derived from it. */
public interface Books {
    /** Cash and open positions now. */
    Portfolio portfolio(DeskId desk);

    /** Lots of a symbol with shares left, in no order; empty when none is held. */
    List<Lot> openLots(DeskId desk, Symbol symbol);

    /**
     * Books the initial deposit once.
     *
     * @return false when it was booked before and nothing changed
     */
    boolean openWith(DeskId desk, Money initialCash, LocalDate tradingDate, Instant asOf);

    /**
     * Books a fill with its cash, fee and lots in one transaction; a sale takes lots as the desk's settings say.
     *
     * @return false when this fill id is booked already: nothing changed
     * @throws io.bellwether.kernel.PermanentFault when a sell exceeds the shares held
     */
    boolean book(DeskId desk, Fill fill);

    /**
     * Books a corporate action on the lots bought before its ex-date, with its cash, lots, position and stop in one
     * transaction.
     *
     * @return false when it is booked already or the desk holds nothing that it concerns: nothing changed
     * @throws io.bellwether.kernel.PermanentFault when a fraction is to be paid in cash and its price is not known
     */
    boolean apply(DeskId desk, CorporateAction action, ActionTerms terms);

    /** How many executions of the trading date are booked. */
    long fillsOn(DeskId desk, LocalDate tradingDate);

    /** How many executions of the order are booked. */
    long fillsOf(String orderId);

    /** Enters a movement of cash that no fill and no corporate action makes; its key is taken once. */
    void enter(DeskId desk, CashEntry entry);

    /** Whether a movement of cash has the key. */
    boolean hasEntry(DeskId desk, String key);

    /** Sets or raises the protective stop of an open position. */
    void setStop(DeskId desk, Symbol symbol, Price stop);

    /** Equity of the latest snapshot at or before the moment; empty before the first. */
    Optional<Money> lastEquity(DeskId desk, Instant asOf);

    /** Highest equity of the snapshots after a moment and until another, itself included; empty when there is none. */
    Optional<Money> peakEquity(DeskId desk, Instant after, Instant asOf);
}
