package io.bellwether.watch.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Session;
import io.bellwether.watch.domain.DatabaseView.Data;
import io.bellwether.watch.domain.DatabaseView.Day;
import io.bellwether.watch.domain.DatabaseView.DeskRow;
import io.bellwether.watch.domain.DatabaseView.HaltRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Days, their sessions, their data, and halts, against the calendar and the clock. */
final class DayChecks {
    /** When the process market-clock looks at the calendar. */
    private static final LocalTime MARKET_CLOCK = LocalTime.of(12, 0);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Thresholds thresholds;

    DayChecks(Thresholds thresholds) {
        this.thresholds = thresholds;
    }

    Stream<Condition> in(Observation sight) {
        return sight.database().stream(database -> Stream.of(
                        notOpen(sight.at(), database),
                        database.days().stream().filter(Day::isUnderWay).flatMap(day -> underWay(sight, day)),
                        halts(sight, database),
                        database.days().stream()
                                .filter(Day::isUnderWay)
                                .flatMap(day -> staleData(sight.at(), day, database.data()).stream()))
                .flatMap(found -> found));
    }

    private Stream<Condition> notOpen(Instant now, DatabaseView database) {
        LocalDate today = now.atZone(ExchangeCalendar.ZONE).toLocalDate();
        Optional<ExchangeHours> session = session(today);
        if (session.isEmpty()) {
            return Stream.empty();
        }
        Instant clock = today.atTime(MARKET_CLOCK).toInstant(ZoneOffset.UTC);
        return database.desks().stream()
                .filter(desk -> desk.createdAt().isBefore(session.get().close()))
                .filter(desk -> !now.isBefore(later(clock, desk.createdAt()).plus(thresholds.dayOpen())))
                .filter(desk -> database.days().stream().noneMatch(day -> has(day, desk, today)))
                .map(desk -> Condition.of(
                                "day-not-open:%s:%s".formatted(desk.id(), today),
                                Kind.DAY_NOT_OPEN,
                                later(clock, desk.createdAt()),
                                desk.id(),
                                "The day of %s is not open".formatted(today),
                                "The exchange trades on %s and no process instance has the day of desk %s. Nothing is traded and no stop is checked until one has. The application opens due days by itself every few seconds: look at its log, and in Operate at market-clock and trading-day of that day."
                                        .formatted(today, desk.id()),
                                "")
                        .on(today));
    }

    /** A day that waits for its plan is nobody's yet. */
    private static boolean has(Day day, DeskRow desk, LocalDate today) {
        return day.desk().equals(desk.id())
                && day.date().equals(today)
                && (day.over() || day.instance().isPresent());
    }

    private Stream<Condition> underWay(Observation sight, Day day) {
        boolean instanceEnded = day.instance().isPresent()
                && sight.processes()
                        .value()
                        .filter(view -> view.endedDays().contains(day.instance().get()))
                        .isPresent();
        if (instanceEnded) {
            return day.isStopped() ? Stream.empty() : Stream.of(withoutInstance(sight.at(), day));
        }
        Instant reportDue = day.dueAt().getOrDefault(Session.REPORT, Instant.MAX);
        boolean reported = day.ended().contains(Session.REPORT);
        boolean shouldHaveEnded = !sight.at().isBefore(plus(reportDue, thresholds.dayEnd()));
        if (shouldHaveEnded && !(day.isStopped() && reported)) {
            return Stream.of(cannotEnd(day, reportDue));
        }
        return day.isStopped() ? Stream.empty() : sessions(sight.at(), day);
    }

    private static Condition withoutInstance(Instant now, Day day) {
        return Condition.of(
                        "day-without-instance:%s:%s".formatted(day.desk(), day.date()),
                        Kind.DAY_WITHOUT_INSTANCE,
                        now,
                        day.desk(),
                        "The day of %s lost its process instance".formatted(day.date()),
                        "The database says that the day of desk %s is under way; the engine says that its process instance has ended. Somebody cancelled it. Take the day up again, with everything that was done kept: ./bellwether day restart --desk %s"
                                .formatted(day.desk(), day.desk()),
                        day.link())
                .on(day.date());
    }

    private static Condition cannotEnd(Day day, Instant reportDue) {
        Set<Session> open = new TreeSet<>(day.dueAt().keySet());
        open.removeAll(day.ended());
        String left = open.isEmpty()
                ? "All its sessions ended; the day itself did not."
                : "Not ended: %s.".formatted(open.stream().map(Words::session).collect(Collectors.joining(", ")));
        return Condition.of(
                        "day-cannot-end:%s:%s".formatted(day.desk(), day.date()),
                        Kind.DAY_CANNOT_END,
                        reportDue,
                        day.desk(),
                        "The day of %s cannot end".formatted(day.date()),
                        "Its report was due on %s and it is still open. %s Open the day in Operate: an incident, an approval or an order holds it. Mend that, and the day goes on by itself."
                                .formatted(Words.at(reportDue), left),
                        day.link())
                .on(day.date());
    }

    private Stream<Condition> sessions(Instant now, Day day) {
        return day.dueAt().keySet().stream()
                .sorted()
                .filter(session -> !day.ended().contains(session))
                .flatMap(session -> session(now, day, session).stream());
    }

    private Optional<Condition> session(Instant now, Day day, Session session) {
        Instant due = day.due(session);
        if (!day.started().contains(session)) {
            return waitsForTheClose(day, session) || now.isBefore(due.plus(thresholds.sessionStart()))
                    ? Optional.empty()
                    : Optional.of(notStarted(day, session, due));
        }
        Instant end = end(day, session);
        return now.isBefore(plus(end, thresholds.sessionEnd()))
                ? Optional.empty()
                : Optional.of(notEnded(day, session, due, end));
    }

    private static Condition notStarted(Day day, Session session, Instant due) {
        return Condition.of(
                        "session-not-started:%s:%s:%s".formatted(day.desk(), day.date(), session),
                        Kind.SESSION_NOT_STARTED,
                        due,
                        day.desk(),
                        "The %s of %s did not start".formatted(Words.session(session), day.date()),
                        "It was due on %s. Open the day in Operate and see what holds its token: an incident, or a timer of an engine that is late. The session starts by itself when that is mended, if its window is still open."
                                .formatted(Words.at(due)),
                        day.link())
                .on(day.date());
    }

    private static Condition notEnded(Day day, Session session, Instant due, Instant end) {
        return Condition.of(
                        "session-not-ended:%s:%s:%s".formatted(day.desk(), day.date(), session),
                        Kind.SESSION_NOT_ENDED,
                        end,
                        day.desk(),
                        "The %s of %s did not end".formatted(Words.session(session), day.date()),
                        "It was due on %s and should have ended by %s. Open the day in Operate: an incident, an approval, an order or a model holds it. Mend that, and it goes on by itself."
                                .formatted(Words.at(due), Words.at(end)),
                        day.link())
                .on(day.date());
    }

    /** The report follows the close in one branch: the close is what is late. */
    private static boolean waitsForTheClose(Day day, Session session) {
        return session.equals(Session.REPORT) && !day.ended().contains(Session.CLOSE);
    }

    /** Orders at the broker may hold a session until the close; the close and the report end soon. */
    private static Instant end(Day day, Session session) {
        Instant due = day.due(session);
        return switch (session.kind()) {
            case MORNING, INTRADAY, MIDDAY -> day.dueAt().getOrDefault(Session.CLOSE, due);
            case CLOSE -> day.dueAt().getOrDefault(Session.REPORT, due);
            case REPORT -> due;
        };
    }

    private Stream<Condition> halts(Observation sight, DatabaseView database) {
        return sight.processes().stream(processes -> database.halts().stream()
                .filter(halt -> !processes.releases().contains(halt.desk()))
                .filter(halt -> !sight.at()
                        .isBefore(halt.since()
                                .plus(
                                        processes.stops().contains(halt.desk())
                                                ? thresholds.release()
                                                : thresholds.halt())))
                .map(halt -> withoutRelease(halt, processes.stops().contains(halt.desk()))));
    }

    private static Condition withoutRelease(HaltRow halt, boolean stopping) {
        String what = stopping
                ? "Its process emergency-stop is still cancelling or selling. Look at it in Operate: the broker did not confirm something."
                : "No process emergency-stop works on it: nobody cancels its orders, and there is no task to release it. Look in Operate whether somebody cancelled the process or an incident holds it; pull the stop again to start it anew: ./bellwether stop --desk %s --reason \"again\""
                        .formatted(halt.desk());
        return Condition.of(
                "halt-without-release:%s:%s".formatted(halt.desk(), halt.since()),
                Kind.HALT_WITHOUT_RELEASE,
                halt.since(),
                halt.desk(),
                "The desk is halted and nobody can release it",
                "%s halted the desk on %s: %s. No task waits for its release. %s"
                        .formatted(halt.requestedBy(), Words.at(halt.since()), halt.reason(), what),
                "");
    }

    private Optional<Condition> staleData(Instant now, Day day, List<Data> all) {
        Optional<Data> data = all.stream()
                .filter(candidate -> candidate.desk().equals(day.desk()))
                .findFirst();
        Optional<ExchangeHours> session = session(day.date());
        if (data.isEmpty() || session.isEmpty()) {
            return Optional.empty();
        }
        String missing = "";
        Instant since = now;
        LocalDate bar = data.get().lastBar().orElse(LocalDate.MIN);
        Instant quote = data.get().lastQuote().orElse(Instant.MIN);
        if (isPast(now, day, Session.CLOSE) && bar.isBefore(day.date())) {
            missing = "bars of " + day.date();
            since = day.due(Session.CLOSE);
        } else if (isPast(now, day, Session.MIDDAY)
                && quote.isBefore(session.get().open())) {
            missing = "quotes of " + day.date();
            since = day.due(Session.MIDDAY);
        } else if (isPast(now, day, Session.MORNING) && bar.isBefore(calendar.previous(day.date()))) {
            missing = "bars of " + calendar.previous(day.date());
            since = day.due(Session.MORNING);
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(stale(day, data.get(), missing, since));
    }

    private static Condition stale(Day day, Data data, String missing, Instant since) {
        return Condition.of(
                        "stale-data:" + day.desk(),
                        Kind.STALE_DATA,
                        since,
                        day.desk(),
                        "Market data of %s are stale".formatted(data.market()),
                        "There should be %s. The last finished bar is of %s, the last quote %s. Look whether the source delivers (the folder, the vendor); the next session fetches what is missing."
                                .formatted(
                                        missing,
                                        data.lastBar().map(LocalDate::toString).orElse("never"),
                                        data.lastQuote()
                                                .map(moment -> "of " + Words.at(moment))
                                                .orElse("never came")),
                        day.link())
                .on(day.date());
    }

    private boolean isPast(Instant now, Day day, Session session) {
        return day.dueAt().containsKey(session)
                && !now.isBefore(day.due(session).plus(thresholds.data()));
    }

    private Optional<ExchangeHours> session(LocalDate date) {
        return date.isBefore(ExchangeCalendar.FIRST.plusDays(7)) || date.isAfter(ExchangeCalendar.LAST)
                ? Optional.empty()
                : calendar.hours(date);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant plus(Instant moment, java.time.Duration length) {
        return moment.equals(Instant.MAX) ? moment : moment.plus(length);
    }
}
