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

    /** What the keys of entries begin with that an imported record has rows for: no fill and no action explains them. */
    public static final String OF_RECORD = "record:";

    /** Why cash moved. */
    public enum Kind {
        DEPOSIT,
        WITHDRAWAL,
        BUY,
        SELL,
        FEE,
        DIVIDEND,
        INTEREST,
        /** Withheld, or given back. */
        TAX,
        /** For a fraction of a share that a split left over. */
        CASH_IN_LIEU,
        /** For shares that were delisted. */
        PAYOUT,
        /** Cash that follows an imported record against its own trades. */
        CORRECTION,
        /** Cash without which a trade of an imported record could not have been paid, and of which the record is silent. */
        UNEXPLAINED_DEPOSIT
    }

    /** Whether neither a fill nor a corporate action explains it, by its kind or because a row of an imported record names it. */
    public boolean isFunding() {
        return key.startsWith(OF_RECORD)
                || switch (kind) {
                    case BUY, SELL, FEE, DIVIDEND, CASH_IN_LIEU, PAYOUT -> false;
                    case DEPOSIT, WITHDRAWAL, INTEREST, TAX, CORRECTION, UNEXPLAINED_DEPOSIT -> true;
                };
    }

    /** Whether it came from outside, or went there, after the first deposit: no return is made of it. */
    public boolean isExternalFlow() {
        return switch (kind) {
            case DEPOSIT, WITHDRAWAL, UNEXPLAINED_DEPOSIT -> !key.equals(INITIAL_DEPOSIT);
            default -> false;
        };
    }

    /** The deposit a desk starts from. */
    public static CashEntry initialDeposit(Money amount, LocalDate tradingDate, Instant asOf) {
        return new CashEntry(INITIAL_DEPOSIT, Kind.DEPOSIT, amount, tradingDate, asOf, "Initial deposit");
    }

    /** Interest that the broker credited before the open of a session. */
    public static CashEntry interest(Money amount, LocalDate tradingDate, Instant asOf) {
        return new CashEntry(
                "interest:" + tradingDate, Kind.INTEREST, amount, tradingDate, asOf, "Interest for idle cash");
    }

    /**
     * Cash that came to the broker from outside, or went there.
     *
     * @param transfer natural key of the movement at the broker
     * @param amount [USD] positive when it came, negative when it went
     */
    public static CashEntry transfer(
            String transfer, Money amount, LocalDate tradingDate, Instant asOf, String detail) {
        return new CashEntry(
                "transfer:" + transfer,
                amount.isNegative() ? Kind.WITHDRAWAL : Kind.DEPOSIT,
                amount,
                tradingDate,
                asOf,
                detail);
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

    /**
     * Cash that a trade of an imported record needs and that is not there.
     *
     * @param kind UNEXPLAINED_DEPOSIT, or CORRECTION where the record is followed against its own trades
     * @param amount [USD] &gt; 0
     * @param trade what needs it
     */
    public static CashEntry missing(Kind kind, Money amount, Fill trade) {
        return new CashEntry(
                "missing:" + trade.id(),
                kind,
                amount,
                trade.tradingDate(),
                trade.asOf().minusMillis(1),
                "The source does not say where the cash for %s %s at %s came from"
                        .formatted(trade.quantity(), trade.symbol(), trade.price()));
    }

    /**
     * Cash that a row of an imported record needs and that is not there.
     *
     * @param kind UNEXPLAINED_DEPOSIT, or CORRECTION where the record is followed against its own trades
     * @param amount [USD] &gt; 0
     * @param entry what needs it
     */
    public static CashEntry missing(Kind kind, Money amount, CashEntry entry) {
        return new CashEntry(
                "missing:" + entry.key(),
                kind,
                amount,
                entry.tradingDate(),
                entry.asOf().minusMillis(1),
                "The source does not say where the cash for %s %s came from".formatted(entry.kind(), entry.amount()));
    }

    /**
     * Cash that moved without a trade, as a row of an imported record says.
     *
     * @param row natural key of the row
     * @param words the row's own, may be empty
     */
    public static CashEntry ofRecord(
            String row, Kind kind, Money amount, LocalDate tradingDate, Instant asOf, String words) {
        return new CashEntry(OF_RECORD + row, kind, amount, tradingDate, asOf, words);
    }
}
