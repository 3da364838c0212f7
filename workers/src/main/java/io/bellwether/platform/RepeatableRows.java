package io.bellwether.platform;

import java.util.List;

/** What Spring Data's repositories lack for rows that a job may write twice; a repository extends it. */
public interface RepeatableRows<T> {
    /**
     * Inserts the row unless one with its key is there, in one statement: JPA would read first, and of two jobs that do
     * so at once both would find nothing. Numbers that the database gives are left to it.
     *
     * @return whether it was inserted
     */
    boolean insertOnce(T row);

    /** Inserts new rows now, together, so that what follows in the transaction sees them. */
    void insert(List<T> rows);

    /** Writes what has changed now, so that what follows in the transaction sees it, and forgets the row. */
    T written(T row);

    /** Forgets a row that was read: read again in the transaction, it is what the database then has. */
    T forget(T row);
}
