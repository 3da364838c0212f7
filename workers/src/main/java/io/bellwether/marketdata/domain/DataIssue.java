package io.bellwether.marketdata.domain;

import io.bellwether.kernel.Symbol;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Something wrong in market data, told so that a person finds the spot.
 *
 * @param market the market data set
 * @param symbol the symbol it is about, if any
 * @param date the session it is about, if any
 * @param file file name inside the folder, or empty
 * @param line line of the file, counted from 1; 0 when it is about no single line
 * @param kind what is wrong
 * @param detail the value found, the limit, and what was done about it
 */
public record DataIssue(
        String market,
        Optional<Symbol> symbol,
        Optional<LocalDate> date,
        String file,
        int line,
        Kind kind,
        String detail) {

    /** What is wrong, and what happens to the data because of it. */
    public enum Kind {
        /** The file's name holds no ticker and no column names one, or a second file has the same one: it is not read. */
        BAD_FILE_NAME,
        /** The file is no price file; it is not read. */
        NO_PRICE_FILE,
        /** The file holds something else under the name of a table, such as a web page: it is not read. */
        NO_TABLE,
        /** The bars are of minutes, weeks or months: the file is not read. */
        NOT_DAILY,
        /** So many rows are refused that the others are not trusted either: the file is not read. */
        MOSTLY_REFUSED,
        /** The rows are of another symbol than the file: they are refused. */
        WRONG_SYMBOL,
        /** Lines above the names of the columns: they are not read. */
        SKIPPED_LINES,
        /** The file breaks off in its last row: the row is refused, or kept where that is not certain. */
        CUT_OFF,
        /** A price beyond the high or the low by a rounding: it is taken as the high or the low. */
        ROUNDED,
        /** The file was written before the session's close: the bar is kept. */
        UNFINISHED_SESSION,
        /** The file cannot be read as text: what came before the spot is kept. */
        UNREADABLE,
        /** A needed column is missing or there twice: the file is not read. */
        BAD_HEADER,
        /** Too few or too many fields: the row is refused. */
        BAD_ROW,
        /** No date, one of two dates, or one that lies after the file was written: the row is refused. */
        BAD_DATE,
        /** The exchange was closed: the row is refused. */
        NOT_A_TRADING_DAY,
        /** A price or volume that is not a plain positive number: the row is refused. */
        BAD_NUMBER,
        /** A word in the place of the prices, or nothing: the row is refused. */
        NO_PRICES,
        /** High below or low above another price of the row: the row is refused. */
        BAD_RANGE,
        /** The same row again: the first is kept. */
        DUPLICATE,
        /** Two rows of one day disagree: both are refused. */
        CONTRADICTION,
        /** Rows out of order: they are sorted. */
        UNSORTED,
        /** Trading days without a row inside the file's range. */
        MISSING_DAYS,
        /** Nothing traded: the bar is kept, no quote is made of it. */
        ZERO_VOLUME,
        /** The open looks like a split: kept as it is; the symbol is not bought for a while. */
        POSSIBLE_SPLIT,
        /** A corporate action that its source has not confirmed: not applied. */
        UNCONFIRMED_ACTION,
        /** A split that the prices do not show, so that they are adjusted for it already: not applied. */
        SPLIT_WITHOUT_JUMP,
        /** A high or low far from the closes around it: kept as it is. */
        SPIKE,
        /** The open is far from the close before, but unlike a split: kept as it is. */
        PRICE_JUMP,
        /** Days before the exchange calendar begins: kept, checked against weekends only. */
        CALENDAR_UNKNOWN,
        /** The configured benchmark has no data: the market has none. */
        MISSING_BENCHMARK,
        /** A file that was imported before is gone: its bars are kept and its symbol is not traded. */
        FILE_GONE,
        /** More of the same in one file than is listed: the rest is counted. */
        TOO_MANY,
        /** No price of the current session. */
        STALE,
        /** No bar of the session before. */
        MISSING_BAR,
        /** Another market data set stood in. */
        FALLBACK_SOURCE,
        /** The fallback's last prices are far from the stored ones: the symbol was not taken from it. */
        FALLBACK_DISAGREES;

        private static final Set<Kind> REMARKS = Set.of(
                UNSORTED,
                DUPLICATE,
                MISSING_DAYS,
                ZERO_VOLUME,
                PRICE_JUMP,
                SPIKE,
                CALENDAR_UNKNOWN,
                ROUNDED,
                SKIPPED_LINES);

        private static final Set<Kind> REFUSALS = Set.of(
                UNREADABLE,
                BAD_HEADER,
                BAD_ROW,
                BAD_DATE,
                NOT_A_TRADING_DAY,
                BAD_NUMBER,
                NO_PRICES,
                BAD_RANGE,
                CONTRADICTION);

        /** Whether a row or a whole file is not used because of it. */
        public boolean isRefusal() {
            return REFUSALS.contains(this);
        }

        /** Whether all data are used nevertheless: such findings are told last. */
        public boolean isRemark() {
            return REMARKS.contains(this);
        }
    }
}
