package io.bellwether.kernel;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One session of one desk, as the process hands it to every job: the only business time there is.
 *
 * @param desk the desk
 * @param tradingDate the session's day in the exchange's zone
 * @param session which part of the day
 * @param asOf [UTC] nothing newer may be known
 * @param replay whether the day is replayed without waiting and without mail
 * @param segment what of the desk a step of a decision is about; the whole desk with every other step
 */
public record SessionRef(
        DeskId desk, LocalDate tradingDate, Session session, Instant asOf, boolean replay, SegmentId segment) {
    /** The session of the whole desk. */
    public SessionRef(DeskId desk, LocalDate tradingDate, Session session, Instant asOf, boolean replay) {
        this(desk, tradingDate, session, asOf, replay, SegmentId.DESK);
    }

    /** Natural key {@code <deskId>-<yyyymmdd>-<session>}, e.g. {@code demo-20261120-morning}. */
    public String key() {
        return new DecisionKey(desk, tradingDate, session).id();
    }

    /** The decision of the session about its segment. */
    public DecisionKey decision() {
        return new DecisionKey(desk, tradingDate, session, segment);
    }

    /** The same for a decision about that segment. */
    public SessionRef of(SegmentId other) {
        return new SessionRef(desk, tradingDate, session, asOf, replay, other);
    }
}
