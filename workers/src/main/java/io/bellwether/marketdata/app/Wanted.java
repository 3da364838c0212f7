package io.bellwether.marketdata.app;

import io.bellwether.marketdata.domain.DateRange;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a feed is asked to deliver.
 *
 * @param days bars of these days, at least
 * @param session the session for which it is asked
 * @param asOf [UTC] the moment in or before that session
 * @param reach how far a feed of several sources goes
 */
public record Wanted(DateRange days, LocalDate session, Instant asOf, Reach reach) {
    private static final DateRange EVER = new DateRange(LocalDate.EPOCH, LocalDate.of(2099, 12, 31));

    /** How far a feed of several sources goes; a feed of one source does not care. */
    public enum Reach {
        /** the first source only */
        FIRST,
        /** every source, for what is still missing */
        ALL
    }

    /** All that a feed has, for somebody who only looks. */
    public static Wanted everything() {
        return new Wanted(EVER, EVER.last(), MarketReader.NEWEST, Reach.ALL);
    }
}
