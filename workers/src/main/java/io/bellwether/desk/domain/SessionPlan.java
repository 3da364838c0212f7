package io.bellwether.desk.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When the desk acts on a regular day, New York time. On an early close the midday check moves to the middle of the
 * session, the close to the early close, and the report keeps its distance from the close.
 *
 * @param morning time of the morning session, not before 09:30
 * @param midday time of the midday check
 * @param close time of the closing session, at or after 16:00 when it shall see the whole day
 * @param report time of the daily report
 * @param windows until when each of them may begin late
 * @param intraday further checks between morning and close, by their time
 */
public record SessionPlan(
        LocalTime morning,
        LocalTime midday,
        LocalTime close,
        LocalTime report,
        SessionWindows windows,
        List<IntradayCheck> intraday) {
    public static final SessionPlan DEFAULT =
            new SessionPlan(LocalTime.of(9, 30), LocalTime.of(12, 0), LocalTime.of(16, 0), LocalTime.of(17, 0));

    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();

    public SessionPlan {
        // Plans stored before sessions had an end have none.
        windows = Objects.requireNonNullElse(windows, SessionWindows.DEFAULT);
        if (morning.isBefore(ExchangeCalendar.OPEN)
                || !morning.isBefore(midday)
                || !midday.isBefore(close)
                || !close.isBefore(report)) {
            throw new IllegalArgumentException(
                    "session times must rise from 09:30: morning < midday < close < report, was %s, %s, %s, %s"
                            .formatted(morning, midday, close, report));
        }
        // Plans stored before there were intraday checks have none.
        intraday = Objects.requireNonNullElse(intraday, List.<IntradayCheck>of()).stream()
                .sorted(Comparator.comparing(IntradayCheck::at))
                .toList();
        Set<LocalTime> taken = new HashSet<>();
        for (IntradayCheck check : intraday) {
            if (!check.at().isAfter(morning)
                    || !check.at().isBefore(close)
                    || !check.at().isBefore(ExchangeCalendar.CLOSE)) {
                throw new IllegalArgumentException(
                        "an intraday check is after the morning session at %s and before the close at %s, was at %s"
                                .formatted(morning, close, check.at()));
            }
            if (check.at().equals(midday)) {
                throw new IllegalArgumentException(
                        "the midday check is at %s already; an intraday check is beside it, at another time"
                                .formatted(midday));
            }
            if (!taken.add(check.at())) {
                throw new IllegalArgumentException(
                        "two checks are at %s; give each a time of its own".formatted(check.at()));
            }
        }
    }

    /** The same times with the usual windows. */
    public SessionPlan(LocalTime morning, LocalTime midday, LocalTime close, LocalTime report) {
        this(morning, midday, close, report, SessionWindows.DEFAULT, List.of());
    }

    /**
     * The sessions of the given exchange day in their order. An intraday check that the day's close, or its midday check,
     * comes before or meets is none of them when the day closes early.
     */
    public List<Session> on(ExchangeHours day) {
        Instant midday = at(Session.MIDDAY, day);
        Instant close = at(Session.CLOSE, day).isBefore(day.close()) ? at(Session.CLOSE, day) : day.close();
        Stream<Session> checks = intraday.stream()
                .map(IntradayCheck::session)
                .filter(check ->
                        at(check, day).isBefore(close) && !at(check, day).equals(midday));
        return Stream.concat(Stream.of(Session.MORNING, Session.MIDDAY, Session.CLOSE, Session.REPORT), checks)
                .sorted(Comparator.comparing(session -> at(session, day)))
                .toList();
    }

    /** The check of that session; empty when the plan has none, or it is no intraday check. */
    public Optional<IntradayCheck> check(Session session) {
        return intraday.stream()
                .filter(check -> check.session().equals(session))
                .findFirst();
    }

    /** The instant of the session on the given exchange day [UTC]. */
    public Instant at(Session session, ExchangeHours day) {
        LocalTime regular = switch (session.kind()) {
            case MORNING -> morning;
            case INTRADAY -> session.time();
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
        return switch (session.kind()) {
            case MORNING, INTRADAY -> planned;
            case MIDDAY ->
                day.open().plus(Duration.between(day.open(), day.close()).dividedBy(2));
            case CLOSE, REPORT -> planned.minus(earlier);
        };
    }

    /** The end of the session's window on the given exchange day [UTC]: from then on it is missed. */
    public Instant until(Session session, ExchangeHours day) {
        return switch (session.kind()) {
            case MORNING -> at(Session.MIDDAY, day).minus(windows.morningBeforeMidday());
            case INTRADAY -> beforeNextCheck(session, day);
            case MIDDAY -> day.close().minus(windows.middayBeforeClose());
            case CLOSE, REPORT -> next(day).open().minus(windows.closeBeforeOpen());
        };
    }

    /** A check that is late when the next one is due has nothing to add. */
    private Instant beforeNextCheck(Session check, ExchangeHours day) {
        Instant own = at(check, day);
        return on(day).stream()
                .filter(session -> !session.equals(Session.REPORT))
                .map(session -> at(session, day))
                .filter(own::isBefore)
                .findFirst()
                .filter(day.close()::isAfter)
                .orElse(day.close());
    }

    /** Until when the morning waits for market data that is late [UTC]; not beyond its window. */
    public Instant dataUntil(ExchangeHours day) {
        Instant asked = day.date()
                .atTime(windows.dataUntil())
                .atZone(ExchangeCalendar.ZONE)
                .toInstant();
        Instant end = until(Session.MORNING, day);
        return asked.isBefore(end) ? asked : end;
    }

    /** When nothing of the day may be under way any more [UTC]: the orders for the next open have ended too. */
    public Instant over(ExchangeHours day) {
        return until(Session.MORNING, next(day));
    }

    private static ExchangeHours next(ExchangeHours day) {
        return CALENDAR.hours(CALENDAR.next(day.date())).orElseThrow();
    }
}
