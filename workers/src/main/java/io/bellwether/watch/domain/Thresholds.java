package io.bellwether.watch.domain;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * From when on something is wrong. All &gt; 0, except those that say so.
 *
 * @param dayOpen after the market clock, or after the desk came to be: the day must be open
 * @param sessionStart after a session was due: it must have started
 * @param sessionEnd after the close, or for the close after the report was due: a session must have ended
 * @param dayEnd after the report was due: the day must have ended
 * @param incident an incident must be seen in the same place before it is told, since the engine's search learns its
 *     element and its desk a moment later than the incident itself; 0 is allowed
 * @param task a service task may be under way without an incident; longer than the longest back-off of a job
 * @param halt a halt may be in force before the engine works on it
 * @param release a stop may cancel and sell before its release task is there
 * @param orders the desk's book and the broker may differ
 * @param mail a mail may wait
 * @param data after a session was due: its market data must be there
 * @param skew clocks may differ by
 * @param unreachable the engine, the database, a broker may be away before it is told; also how long what a restart
 *     explains must last, and how far Tasklist may be behind
 * @param over a condition must be away to be over; 0 is allowed
 * @param longestBreak between two looks; longer means that nobody watched meanwhile
 */
public record Thresholds(
        Duration dayOpen,
        Duration sessionStart,
        Duration sessionEnd,
        Duration dayEnd,
        Duration incident,
        Duration task,
        Duration halt,
        Duration release,
        Duration orders,
        Duration mail,
        Duration data,
        Duration skew,
        Duration unreachable,
        Duration over,
        Duration longestBreak) {
    public static final Thresholds DEFAULT = new Thresholds(
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(35),
            Duration.ofMinutes(3),
            Duration.ofMinutes(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(45),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(2),
            Duration.ofMinutes(3));

    public Thresholds {
        Map<String, Duration> positive = new LinkedHashMap<>();
        positive.put("day-open", dayOpen);
        positive.put("session-start", sessionStart);
        positive.put("session-end", sessionEnd);
        positive.put("day-end", dayEnd);
        positive.put("task", task);
        positive.put("halt", halt);
        positive.put("release", release);
        positive.put("orders", orders);
        positive.put("mail", mail);
        positive.put("data", data);
        positive.put("skew", skew);
        positive.put("unreachable", unreachable);
        positive.forEach((name, value) -> {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException("bellwether.watch.%s must be > 0, was %s".formatted(name, value));
            }
        });
        if (over.isNegative() || incident.isNegative()) {
            throw new IllegalArgumentException(
                    "bellwether.watch.over and .incident must be >= 0, were %s and %s".formatted(over, incident));
        }
        if (release.compareTo(halt) < 0) {
            throw new IllegalArgumentException(
                    "bellwether.watch.release must not be shorter than bellwether.watch.halt, were %s and %s"
                            .formatted(release, halt));
        }
    }

    /** How long a condition must be seen without a break before it is told: what mends itself meanwhile is not. */
    Duration beginsAfter(Kind kind) {
        return switch (kind) {
            case ORDER_UNEXPLAINED, ORDER_NOT_AT_BROKER -> orders;
            case INCIDENT -> incident;
            case DATABASE_UNREACHABLE,
                    ENGINE_UNREACHABLE,
                    SEARCH_UNREACHABLE,
                    BROKER_UNREACHABLE,
                    CLOCK_SKEW,
                    INCIDENT_SOMEWHERE,
                    DAY_NOT_OPEN,
                    DAY_WITHOUT_INSTANCE,
                    SESSION_NOT_STARTED,
                    JOB_TYPE_UNSERVED,
                    STALE_DATA,
                    TASK_UNLISTED,
                    HALT_WITHOUT_RELEASE -> unreachable;
            case SESSION_NOT_ENDED,
                    DAY_CANNOT_END,
                    TASK_STALLED,
                    MAIL_NOT_SENT,
                    MODEL_ENDS,
                    WATCH_STOPPED,
                    APPLICATION_UNREACHABLE -> Duration.ZERO;
        };
    }
}
