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
 */
public record SessionRef(DeskId desk, LocalDate tradingDate, Session session, Instant asOf, boolean replay) {
    /** Natural key {@code <deskId>-<yyyymmdd>-<session>}, e.g. {@code demo-20261120-morning}. */
    public String key() {
        int date = (tradingDate.getYear() * 100 + tradingDate.getMonthValue()) * 100 + tradingDate.getDayOfMonth();
        return desk + "-" + date + "-" + session.key();
    }
}
