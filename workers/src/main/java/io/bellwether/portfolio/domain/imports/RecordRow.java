package io.bellwether.portfolio.domain.imports;

/**
 * A row of a record that is kept, so that a later file of the same account can be compared with it: what it says, under
 * its natural key, and which import brought it.
 */
public sealed interface RecordRow {
    /** Natural key within the desk and the kind of row. */
    String key();

    /** The import that brought it, counted from 1. */
    int run();

    /**
     * A trade.
     *
     * @param key the file's id, else its content and which of the equal rows it is
     */
    record Trade(String key, int run, SourceTrade trade) implements RecordRow {}

    /**
     * What is no trade.
     *
     * @param key the file's id, else its content and which of the equal rows it is
     */
    record Event(String key, int run, RecordEvent event) implements RecordRow {}

    /**
     * The end of a day.
     *
     * @param key the day
     */
    record Day(String key, int run, SourceDay day) implements RecordRow {}
}
