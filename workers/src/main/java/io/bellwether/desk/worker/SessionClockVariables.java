package io.bellwether.desk.worker;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.platform.BusinessTime;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which session of which day begins or ends.
 *
 * @param asOf the session's business time
 */
record SessionClockVariables(String deskId, String tradingDate, String session, String asOf) {
    DeskId desk() {
        return new DeskId(deskId);
    }

    LocalDate date() {
        return LocalDate.parse(tradingDate);
    }

    Session part() {
        return Session.valueOf(session);
    }

    Instant moment() {
        return BusinessTime.parse(asOf);
    }
}
