package io.bellwether.desk.domain;

import io.bellwether.kernel.Session;
import io.bellwether.kernel.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * When each session of a day is due and which business time it has.
 *
 * @param clock {@code live}, {@code paced} or {@code replay}
 * @param dueAt [UTC] when the engine starts the session
 * @param asOf [UTC] the session's nominal business time; live sessions use the engine's time when they start
 */
public record DayPlan(String clock, Map<Session, Instant> dueAt, Map<Session, Instant> asOf) {
    /** Sessions that are due already when a day is planned late start this far apart, so that they keep their order. */
    static final Duration CATCH_UP_SPACING = Duration.ofSeconds(20);

    public DayPlan {
        dueAt = Map.copyOf(dueAt);
        asOf = Map.copyOf(asOf);
    }

    /** Plans one exchange day. */
    public static DayPlan of(TradingSession day, SessionPlan sessions, Pace pace) {
        Map<Session, Instant> asOf = new EnumMap<>(Session.class);
        Map<Session, Instant> dueAt = new EnumMap<>(Session.class);
        for (Session session : Session.values()) {
            Instant nominal = sessions.at(session, day);
            asOf.put(session, nominal);
            dueAt.put(session, due(pace, session, nominal));
        }
        return new DayPlan(pace.clock(), dueAt, asOf);
    }

    private static Instant due(Pace pace, Session session, Instant nominal) {
        return switch (pace) {
            case Pace.Live live -> {
                Instant earliest = live.plannedAt().plus(CATCH_UP_SPACING.multipliedBy(session.ordinal()));
                yield nominal.isBefore(live.plannedAt()) ? earliest : nominal;
            }
            case Pace.Paced paced -> paced.start().plus(paced.spacing().multipliedBy(session.ordinal()));
            case Pace.Replay replay -> nominal;
        };
    }
}
