package io.bellwether.portfolio.domain.imports;

import io.bellwether.kernel.Symbol;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A row of the source that does not add up.
 *
 * @param kind what is wrong
 * @param treatment what the import did about it
 * @param at the row
 * @param date the day it is about
 * @param symbol the symbol it is about
 * @param stated what the source says
 * @param expected what the other rows say it should be
 * @param detail one sentence for people
 */
public record Finding(
        Kind kind,
        Treatment treatment,
        SourceRow at,
        Optional<LocalDate> date,
        Optional<Symbol> symbol,
        Optional<BigDecimal> stated,
        Optional<BigDecimal> expected,
        String detail) {

    /** What is wrong. */
    public enum Kind {
        /** A field is missing or no date, number or ticker. */
        BAD_ROW,
        /** What the row says happened is not known here. */
        UNKNOWN_ROW,
        /** An option, a bond, a currency or a short sale: the books hold shares that were bought. */
        NOT_A_SHARE,
        /** Rows that move nothing in the books, e.g. cash into the account's own money fund. */
        SET_ASIDE,
        /** The exchange was closed, or its calendar does not reach so far. */
        NOT_A_TRADING_DAY,
        /** Older than the row before it. */
        OUT_OF_ORDER,
        /** Says the same as an earlier row. */
        DUPLICATE_ROW,
        /** Has the id of an earlier row and says something else. */
        CONTRADICTION,
        /** More shares sold than were owned. */
        SELL_EXCEEDS_HOLDING,
        /** A buy stands before the sale that pays for it. */
        ROW_ORDER,
        /** A trade costs more cash than there was, or the source states cash below zero. */
        CASH_BELOW_ZERO,
        /** A trade's stated cost is not what the shares cost. */
        COST_DIFFERS,
        /** A trade's stated profit is not what its lots earned. */
        PNL_DIFFERS,
        /** A session without a row. */
        MISSING_DAY,
        /** Trades on a day without daily rows. */
        TRADE_WITHOUT_DAY,
        /** A day without its sums. */
        NO_TOTAL,
        /** A position's shares are not what the trades leave. */
        SHARES_DIFFER,
        /** The trades leave a position that the day does not show. */
        MISSING_POSITION,
        /** A row's own numbers contradict each other. */
        ROW_ARITHMETIC,
        /** Cash moved by more or less than the trades explain. */
        CASH_GAP,
        /** Equity is further from what the trades make than the day before. */
        EQUITY_DIFFERS,
        /** The price moved between two trades as a split moves it, and the record has no split. */
        POSSIBLE_SPLIT,
        /** Bought after a sale of shares that were not held: a purchase that ended a short sale leaves nothing. */
        POSSIBLE_SHORT,
        /** Names shares that are not held. */
        SHARES_NOT_HELD,
        /** A split leaves a fraction of a share that no row pays for. */
        FRACTION_LEFT,
        /** Shares came without a price, or at one that is not stated. */
        NO_PRICE,
        /** Shares left for another account: the books have them as sold. */
        TRANSFERRED_OUT,
        /** Was imported before and is not in this file, although the file has rows from before it and after it. */
        NOT_IN_FILE
    }

    /** What the import did about it. */
    public enum Treatment {
        /** Told only. */
        LISTED,
        /** The row is not booked. */
        REFUSED,
        /** As recorded: sold what was owned. */
        CAPPED,
        /** As recorded: the source's figure stands. */
        FOLLOWED,
        /** The row has no time and is booked before a row above it. */
        MOVED,
        /** The missing cash is an entry of its own that the source does not explain. */
        FUNDED
    }

    /** How far the source is off: stated less expected. */
    public Optional<BigDecimal> amount() {
        return stated.flatMap(s -> expected.map(s::subtract));
    }
}
