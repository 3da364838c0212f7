package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Map;

/**
 * What each record of a desk's ledger says by itself, read at one moment, so that the records can be compared.
 *
 * @param cash [USD] sum of all cash entries
 * @param funding [USD] sum of the entries that nothing else explains: deposits, withdrawals, interest
 * @param tradedCash [USD] what the fills and the corporate actions alone move: sells less buys less fees, dividends, payouts
 * @param sharesByFills [shares] bought less sold and what corporate actions changed, by symbol; negative when more was sold than bought
 * @param lots open shares and their cost by the tax lots, only what is held
 * @param positions the same by the positions kept for reading
 */
public record LedgerFacts(
        Money cash,
        Money funding,
        Money tradedCash,
        Map<Symbol, BigDecimal> sharesByFills,
        Map<Symbol, Holding> lots,
        Map<Symbol, Holding> positions) {

    /**
     * Shares and what they cost.
     *
     * @param shares [shares]
     * @param cost [USD] without fees
     */
    public record Holding(BigDecimal shares, Money cost) {
        static final Holding NONE = new Holding(BigDecimal.ZERO, Money.ZERO);
    }

    public LedgerFacts {
        sharesByFills = Map.copyOf(sharesByFills);
        lots = Map.copyOf(lots);
        positions = Map.copyOf(positions);
    }
}
