package io.bellwether.kernel;

import java.time.LocalDate;

/**
 * Which decision it is: there is one of each desk, day, session and segment.
 *
 * @param desk whose decision
 * @param tradingDate the session's day in the exchange's zone
 * @param session which part of the day
 * @param segment what of the desk it is about
 */
public record DecisionKey(DeskId desk, LocalDate tradingDate, Session session, SegmentId segment) {
    /** A decision about the whole desk. */
    public DecisionKey(DeskId desk, LocalDate tradingDate, Session session) {
        this(desk, tradingDate, session, SegmentId.DESK);
    }

    /** {@code <deskId>-<yyyymmdd>-<session>}, and {@code -<segment>} where it is not about the whole desk. */
    public String id() {
        int date = (tradingDate.getYear() * 100 + tradingDate.getMonthValue()) * 100 + tradingDate.getDayOfMonth();
        String key = desk + "-" + date + "-" + session.key();
        return segment.isDesk() ? key : key + "-" + segment;
    }
}
