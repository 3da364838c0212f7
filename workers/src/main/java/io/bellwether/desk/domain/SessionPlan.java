package io.bellwether.desk.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/**
 * When the desk acts on a regular day, New York time. On an early close the midday check moves to the middle of the
 * session, the close to the early close, and the report keeps its distance from the close.
 *
 * @param morning time of the morning session, not before 09:30
 * @param midday time of the midday check
 * @param close time of the closing session, at or after 16:00 when it shall see the whole day
 * @param report time of the daily report
 */
public record SessionPlan(LocalTime morning, LocalTime midday, LocalTime close, LocalTime report) {
    public static final SessionPlan DEFAULT =
            new SessionPlan(LocalTime.of(9, 30), LocalTime.of(12, 0), LocalTime.of(16, 0), LocalTime.of(17, 0));

    public SessionPlan {
        if (morning.isBefore(ExchangeCalendar.OPEN)
                || !morning.isBefore(midday)
                || !midday.isBefore(close)
                || !close.isBefore(report)) {
            throw new IllegalArgumentException(
                    "session times must rise from 09:30: morning < midday < close < report, was %s, %s, %s, %s"
                            .formatted(morning, midday, close, report));
        }
    }

    /** The instant of the session on the given exchange day [UTC]. */
    public Instant at(Session session, TradingSession day) {
        LocalTime regular = switch (session) {
            case MORNING -> morning;
            case MIDDAY -> midday;
            case CLOSE -> close;
            case REPORT -> report;
        };
        Instant planned =
                day.date().atTime(regular).atZone(ExchangeCalendar.ZONE).toInstant();
        if (!day.earlyClose()) {
            return planned;
        }
        Duration earlier = Duration.between(ExchangeCalendar.EARLY_CLOSE, ExchangeCalendar.CLOSE);
        return switch (session) {
            case MORNING -> planned;
            case MIDDAY ->
                day.open().plus(Duration.between(day.open(), day.close()).dividedBy(2));
            case CLOSE, REPORT -> planned.minus(earlier);
        };
    }
}
