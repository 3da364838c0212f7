package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Quantity;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Shares bought and sold again: one exit of one lot, or all exits of a symbol added up.
 *
 * @param symbol what was traded
 * @param entry session of the purchase, the first one of a position
 * @param exit session of the sale, the last one of a position
 * @param quantity [shares] sold
 * @param entryPrice [USD per share] paid, in the shares that were sold
 * @param exitPrice [USD per share] got; 0 when they were written off
 * @param pnl [USD] profit or loss before fees, as the ledger booked it
 * @param exactPnl [USD] the same before any of it was rounded to the cent
 */
public record RoundTrip(
        Symbol symbol,
        LocalDate entry,
        LocalDate exit,
        Quantity quantity,
        BigDecimal entryPrice,
        BigDecimal exitPrice,
        Money pnl,
        BigDecimal exactPnl) {
    /** Calendar days from purchase to sale. */
    public long holdingDays() {
        return ChronoUnit.DAYS.between(entry, exit);
    }
}
