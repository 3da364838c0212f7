package io.bellwether.desk.domain;

import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When each session of a day is due, until when it may begin, and which business time it has. Only days by the clock
 * can be late; the ends of the others are those they would have had.
 *
 * @param clock {@code live}, {@code paced} or {@code replay}
 * @param dueAt [UTC] when the engine starts the session
 * @param asOf [UTC] the session's nominal business time; live sessions use the engine's time when they start
 * @param until [UTC] when the session's window ends; empty in plans from before there were windows
 * @param dataUntil [UTC] until when the morning waits for market data
 * @param dataRetry how long it waits between two tries
 * @param over [UTC] when whatever is still under way of the day is ended
 */
public record DayPlan(
        String clock,
        Map<Session, Instant> dueAt,
        Map<Session, Instant> asOf,
        Map<Session, Instant> until,
        Instant dataUntil,
        Duration dataRetry,
        Instant over) {
    /** Sessions that are due already when a day is planned late start this far apart, so that they keep their order. */
    static final Duration CATCH_UP_SPACING = Duration.ofSeconds(20);

    /** A paced day that stands longer than this is not looked at any more. */
    static final Duration LONGEST_PACED_DAY = Duration.ofDays(7);

    public DayPlan {
        dueAt = Map.copyOf(dueAt);
        asOf = Map.copyOf(asOf);
        until = Map.copyOf(Objects.requireNonNullElse(until, Map.of()));
        dataUntil = Objects.requireNonNullElse(dataUntil, Instant.EPOCH);
        dataRetry = Objects.requireNonNullElse(dataRetry, SessionWindows.DEFAULT.dataRetry());
        over = Objects.requireNonNullElse(over, Instant.EPOCH);
    }

    /** Plans one exchange day. */
    public static DayPlan of(ExchangeHours day, SessionPlan sessions, Pace pace) {
        Map<Session, Instant> asOf = new HashMap<>();
        Map<Session, Instant> dueAt = new HashMap<>();
        Map<Session, Instant> until = new HashMap<>();
        List<Session> inOrder = sessions.on(day);
        for (Session session : inOrder) {
            Instant nominal = sessions.at(session, day);
            asOf.put(session, nominal);
            dueAt.put(session, due(pace, inOrder.indexOf(session), nominal));
            until.put(session, sessions.until(session, day));
        }
        Instant over = pace instanceof Pace.Paced paced ? paced.start().plus(LONGEST_PACED_DAY) : sessions.over(day);
        return new DayPlan(
                pace.clock(),
                dueAt,
                asOf,
                until,
                sessions.dataUntil(day),
                sessions.windows().dataRetry(),
                over);
    }

    /** The day's sessions in the order of their business times. */
    public List<Session> inOrder() {
        return asOf.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Instant due(Pace pace, int place, Instant nominal) {
        return switch (pace) {
            case Pace.Live live -> {
                Instant earliest = live.plannedAt().plus(CATCH_UP_SPACING.multipliedBy(place));
                yield nominal.isBefore(live.plannedAt()) ? earliest : nominal;
            }
            case Pace.Paced paced -> paced.start().plus(paced.spacing().multipliedBy(place));
            case Pace.Replay replay -> nominal;
        };
    }
}
