package io.bellwether.execution.domain;

import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/**
 * Where a moment falls in the exchange's day: the session that an order decided then belongs to.
 *
 * @param tradingDate the last session that had opened by then
 * @param session MORNING until noon New York, MIDDAY until the close, then CLOSE until the next open
 */
public record TradingMoment(LocalDate tradingDate, Session session) {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    /** Places the moment; nights, weekends and holidays belong to the close of the session before. */
    public static TradingMoment of(Instant asOf) {
        LocalDate today = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        Optional<ExchangeHours> hours = CALENDAR.hours(today);
        if (hours.isEmpty() || asOf.isBefore(hours.get().open())) {
            return new TradingMoment(CALENDAR.previous(today), Session.CLOSE);
        }
        if (!asOf.isBefore(hours.get().close())) {
            return new TradingMoment(today, Session.CLOSE);
        }
        boolean morning = asOf.atZone(ExchangeCalendar.ZONE).toLocalTime().isBefore(LocalTime.NOON);
        return new TradingMoment(today, morning ? Session.MORNING : Session.MIDDAY);
    }

    /** The session that the moment falls in, as a desk meets it live. */
    public static SessionRef sessionOf(DeskId desk, Instant asOf) {
        TradingMoment moment = of(asOf);
        return new SessionRef(desk, moment.tradingDate(), moment.session(), asOf, false);
    }

    /** When an order decided at the moment can trade: in the session, or, from its close on, at the next open. */
    public static TimeInForce timing(LocalDate tradingDate, Instant asOf) {
        boolean open = CALENDAR.hours(tradingDate)
                .filter(hours -> asOf.isBefore(hours.close()))
                .isPresent();
        return open ? TimeInForce.DAY : TimeInForce.NEXT_OPEN;
    }
}
