package io.bellwether.watch.domain;

import java.time.Instant;

/**
 * A condition and its life.
 *
 * @param id of its row; 0 before it is stored
 * @param condition as it was seen last
 * @param firstSeen [UTC] since when it is seen without a break
 * @param lastSeen [UTC] when it was seen last, or could not be looked for
 * @param begun whether it lasted long enough to be told
 */
public record WatchedCondition(long id, Condition condition, Instant firstSeen, Instant lastSeen, boolean begun) {
    public WatchedCondition withId(long row) {
        return new WatchedCondition(row, condition, firstSeen, lastSeen, begun);
    }
}
