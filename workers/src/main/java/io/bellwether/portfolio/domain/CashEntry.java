package io.bellwether.portfolio.domain;

import io.bellwether.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One movement of cash; entries are only ever added.
 *
 * @param key natural key within the desk, e.g. {@code buy:<fillId>}
 * @param kind why the cash moved
 * @param amount [USD] positive when cash comes in
 * @param tradingDate session it belongs to
 * @param asOf [UTC] business time of the movement
 * @param detail one line for people
 */
public record CashEntry(String key, Kind kind, Money amount, LocalDate tradingDate, Instant asOf, String detail) {
    /** Key of the deposit a desk starts from. */
    public static final String INITIAL_DEPOSIT = "deposit:initial";

    /** Why cash moved. */
    public enum Kind {
        DEPOSIT,
        WITHDRAWAL,
        BUY,
        SELL,
        FEE,
        DIVIDEND,
        INTEREST,
        /** For a fraction of a share that a split left over. */
        CASH_IN_LIEU,
        /** For shares that were delisted. */
        PAYOUT
    }

    /** The deposit a desk starts from. */
    public static CashEntry initialDeposit(Money amount, LocalDate tradingDate, Instant asOf) {
        return new CashEntry(INITIAL_DEPOSIT, Kind.DEPOSIT, amount, tradingDate, asOf, "Initial deposit");
    }
}
