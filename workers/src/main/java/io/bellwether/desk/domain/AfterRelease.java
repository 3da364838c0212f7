package io.bellwether.desk.domain;

import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a desk does when its emergency stop is released: it goes on with the sessions whose window is still open, or it
 * is done until its next trading day.
 *
 * @param dayGoesOn whether a stopped day is opened again
 * @param text the same for people, in New York time
 */
public record AfterRelease(boolean dayGoesOn, String text) {
    private static final ExchangeCalendar CALENDAR = new ExchangeCalendar();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.US).withZone(ExchangeCalendar.ZONE);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.US);

    /**
     * A day that the stop interrupted.
     *
     * @param date the day
     * @param dueAt [UTC] when its sessions are due
     * @param until [UTC] when their windows end; without an end a session may begin until the next one is due
     * @param decided whether the morning's decision was made before the stop
     */
    public record Interrupted(
            LocalDate date, Map<Session, Instant> dueAt, Map<Session, Instant> until, boolean decided) {
        public Interrupted {
            dueAt = Map.copyOf(dueAt);
            until = Map.copyOf(until);
        }

        private Instant due(Session session) {
            return dueAt.getOrDefault(session, Instant.MAX);
        }

        /** Until when a decision that was missed is made after all. */
        private Instant decisionUntil() {
            return until.getOrDefault(Session.MORNING, due(Session.MIDDAY));
        }

        /** Moments at which what a release leads to changes, in their order. */
        private List<Instant> turns() {
            return Stream.of(decided ? due(Session.MIDDAY) : decisionUntil(), due(Session.MIDDAY), due(Session.CLOSE))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** A release at this moment. */
    public static AfterRelease at(Instant moment, Optional<Interrupted> day) {
        if (day.isEmpty()) {
            return new AfterRelease(
                    false, "The desk goes on with its next trading day, %s.".formatted(nextDay(moment)));
        }
        Interrupted stopped = day.get();
        if (!moment.isBefore(stopped.due(Session.CLOSE))) {
            return new AfterRelease(
                    false,
                    "The desk is done until its next trading day, %s. The books of %s are closed and reported as usual."
                            .formatted(nextDay(moment), DATE.format(stopped.date())));
        }
        return new AfterRelease(true, goesOn(moment, stopped));
    }

    /** What a release leads to by when it comes, one line each, soonest first. */
    public static String schedule(Instant moment, Optional<Interrupted> day) {
        List<String> lines = new ArrayList<>();
        day.map(Interrupted::turns).orElse(List.of()).stream()
                .filter(moment::isBefore)
                .forEach(end -> lines.add("Released before %s: %s"
                        .formatted(TIME.format(end), at(end.minusMillis(1), day).text())));
        lines.add((lines.isEmpty() ? "" : "Released later: ")
                + at(
                                day.map(stopped -> later(moment, stopped.due(Session.CLOSE)))
                                        .orElse(moment),
                                day)
                        .text());
        return String.join("\n", lines);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static String goesOn(Instant moment, Interrupted day) {
        List<String> steps = new ArrayList<>();
        if (moment.isBefore(day.due(Session.MORNING))) {
            steps.add("morning session at " + TIME.format(day.due(Session.MORNING)));
        } else if (day.decided() && moment.isBefore(day.due(Session.MIDDAY))) {
            steps.add("the morning's decision was made before the stop and is not made again");
        } else if (!day.decided() && moment.isBefore(day.decisionUntil())) {
            steps.add("the morning's missed decision at once");
        } else if (!day.decided() && moment.isBefore(day.due(Session.MIDDAY))) {
            steps.add("no decision, since its time was over at " + TIME.format(day.decisionUntil()));
        }
        day.dueAt().entrySet().stream()
                .filter(due -> !due.getKey().equals(Session.MORNING) && moment.isBefore(due.getValue()))
                .sorted(Map.Entry.comparingByValue())
                .forEach(due -> steps.add("%s at %s".formatted(name(due.getKey()), TIME.format(due.getValue()))));
        return "The desk goes on with its day: %s (New York time). Cancelled orders are not placed again."
                .formatted(String.join(", ", steps));
    }

    private static String name(Session session) {
        return switch (session.kind()) {
            case INTRADAY -> "check";
            case REPORT -> "report";
            case MORNING, MIDDAY, CLOSE -> session.words();
        };
    }

    private static String nextDay(Instant moment) {
        LocalDate today = moment.atZone(ExchangeCalendar.ZONE).toLocalDate();
        boolean beforeOpen = CALENDAR.hours(today)
                .filter(hours -> moment.isBefore(hours.open()))
                .isPresent();
        return DATE.format(beforeOpen ? today : CALENDAR.next(today));
    }
}
