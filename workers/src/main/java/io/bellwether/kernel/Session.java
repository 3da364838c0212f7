package io.bellwether.kernel;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a desk's day. There is one of each kind, but as many intraday checks as the desk wants; each of them is known
 * by its time, so that another one that comes or goes renames none.
 *
 * @param kind what is done in it
 * @param number the time of an intraday check, New York, hours times 100 plus minutes, e.g. 1130; 0 with every other kind
 */
public record Session(Kind kind, int number) implements Comparable<Session> {
    /** What is done in a session; the order is that of the day, but for intraday checks, which may be after midday too. */
    public enum Kind {
        MORNING,
        INTRADAY,
        MIDDAY,
        CLOSE,
        REPORT
    }

    public static final Session MORNING = new Session(Kind.MORNING, 0);
    public static final Session MIDDAY = new Session(Kind.MIDDAY, 0);
    public static final Session CLOSE = new Session(Kind.CLOSE, 0);
    public static final Session REPORT = new Session(Kind.REPORT, 0);

    private static final Pattern INTRADAY = Pattern.compile("INTRADAY([0-2][0-9])([0-5][0-9])");
    private static final int HOUR = 100;
    private static final int NOON = 12 * HOUR;
    private static final Comparator<Session> ORDER =
            Comparator.comparingInt(Session::order).thenComparing(Session::kind).thenComparingInt(Session::number);

    public Session {
        if ((kind == Kind.INTRADAY) != (number > 0)) {
            throw new IllegalArgumentException(
                    "an intraday check has its time as number, and no other session has one, was %s with %d"
                            .formatted(kind, number));
        }
    }

    /** The intraday check of that time, New York; seconds do not count. */
    public static Session intraday(LocalTime at) {
        return new Session(Kind.INTRADAY, at.getHour() * HOUR + at.getMinute());
    }

    /**
     * The session of that name.
     *
     * @throws IllegalArgumentException when no session has it
     */
    public static Session valueOf(String name) {
        return switch (name) {
            case "MORNING" -> MORNING;
            case "MIDDAY" -> MIDDAY;
            case "CLOSE" -> CLOSE;
            case "REPORT" -> REPORT;
            default -> intraday(name);
        };
    }

    private static Session intraday(String name) {
        Matcher matcher = INTRADAY.matcher(name);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > LocalTime.MAX.getHour()) {
            throw new IllegalArgumentException(
                    "a session is MORNING, MIDDAY, CLOSE, REPORT or an intraday check by its time such as INTRADAY1130, was '%s'"
                            .formatted(name));
        }
        return intraday(LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }

    /** Its name wherever it is stored or told, e.g. {@code MORNING} or {@code INTRADAY1130}. */
    public String name() {
        return kind == Kind.INTRADAY ? "%s%04d".formatted(kind, number) : kind.name();
    }

    /** When an intraday check is due, New York. */
    public LocalTime time() {
        return LocalTime.of(number / HOUR, number % HOUR);
    }

    /** The same as part of a key: {@code morning} or {@code intraday1130}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people, e.g. {@code closing session} or {@code check at 11:30}. */
    public String words() {
        return switch (kind) {
            case MORNING -> "morning session";
            case INTRADAY -> "check at %02d:%02d".formatted(number / HOUR, number % HOUR);
            case MIDDAY -> "midday check";
            case CLOSE -> "closing session";
            case REPORT -> "daily report";
        };
    }

    /** A check of the middle of the day, whether at noon or at another time. */
    public boolean isCheck() {
        return kind == Kind.MIDDAY || kind == Kind.INTRADAY;
    }

    /** As on a regular day whose midday check is at noon; when each is due on a day is what its plan says. */
    @Override
    public int compareTo(Session other) {
        return ORDER.compare(this, other);
    }

    private int order() {
        return switch (kind) {
            case MORNING -> 0;
            case INTRADAY -> number;
            case MIDDAY -> NOON;
            case CLOSE -> 24 * HOUR;
            case REPORT -> 25 * HOUR;
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
