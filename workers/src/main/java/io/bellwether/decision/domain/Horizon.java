package io.bellwether.decision.domain;

import io.bellwether.kernel.ExchangeCalendar;
import java.time.LocalDate;

/** When a forecast is judged. */
public final class Horizon {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    private Horizon() {}

    /**
     * The session at whose close a forecast is judged.
     *
     * @param from session it was made in
     * @param days sessions after that, at least 1
     */
    public static LocalDate end(LocalDate from, int days) {
        LocalDate end = from;
        for (int i = 0; i < days; i++) {
            end = CALENDAR.next(end);
        }
        return end;
    }
}
