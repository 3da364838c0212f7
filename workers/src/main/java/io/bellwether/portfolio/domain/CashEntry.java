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
        PAYOUT,
        /** Cash that an imported record has and its trades do not explain. */
        CORRECTION
    }

    /** The deposit a desk starts from. */
    public static CashEntry initialDeposit(Money amount, LocalDate tradingDate, Instant asOf) {
        return new CashEntry(INITIAL_DEPOSIT, Kind.DEPOSIT, amount, tradingDate, asOf, "Initial deposit");
    }

    /** Cash that follows an imported record against its own trades; one a day. */
    public static CashEntry asRecorded(Money amount, LocalDate tradingDate, Instant asOf) {
        return new CashEntry(
                "correction:" + tradingDate,
                Kind.CORRECTION,
                amount,
                tradingDate,
                asOf,
                "As recorded: the source's trades do not explain this");
    }
}
