package io.bellwether.marketdata.domain;

/**
 * What became of one file of a folder of prices.
 *
 * @param name inside the folder
 * @param outcome whether it is used
 * @param bars rows that are used
 * @param refusedRows rows that are not
 * @param reason why it is not used; empty when it is
 */
public record DataFile(String name, Outcome outcome, int bars, int refusedRows, String reason) {
    /** Whether a file is used. */
    public enum Outcome {
        /** Its bars are used, all or most of them. */
        READ,
        /** It was meant to hold prices and none is used. */
        REFUSED,
        /** It is no price file. */
        OTHER
    }

    /** A file with bars. */
    public static DataFile read(String name, int bars, int refusedRows) {
        return new DataFile(name, Outcome.READ, bars, refusedRows, "");
    }

    /** A file without any bar that can be used. */
    public static DataFile refused(String name, int rows, String reason) {
        return new DataFile(name, Outcome.REFUSED, 0, rows, reason);
    }

    /** A file beside the prices of which rows, or all of it, are not used. */
    public static DataFile beside(String name, int refusedRows, String reason) {
        return new DataFile(name, Outcome.OTHER, 0, refusedRows, reason);
    }

    /** The same where so many of its bars turn out to contradict others. */
    public DataFile without(int contradicted) {
        return new DataFile(name, outcome, bars - contradicted, refusedRows + contradicted, reason);
    }

    /** Something else that lies in the folder. */
    public static DataFile other(String name, String reason) {
        return new DataFile(name, Outcome.OTHER, 0, 0, reason);
    }
}
