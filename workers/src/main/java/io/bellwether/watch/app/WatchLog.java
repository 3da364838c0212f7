package io.bellwether.watch.app;

import io.bellwether.watch.domain.Changes;
import io.bellwether.watch.domain.WatchedCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Conditions and their lives, in the database. */
public interface WatchLog {
    /** Takes the watch's lock until the transaction ends; false when another replica has it. */
    boolean lock();

    /** Rows that are not over, by key. */
    List<WatchedCondition> open();

    /**
     * Stores the changes and when it was looked.
     *
     * @return the kept rows with their ids
     */
    List<WatchedCondition> store(Changes changes, Instant at);

    /** When any replica looked last. */
    Optional<Instant> lastLook();
}
