package io.bellwether.backtest.app;

import io.bellwether.desk.app.CloseTradingDay;
import io.bellwether.desk.app.PlanTradingDay;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Pace;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;

/**
 * The process {@code replay-day} without an engine: the same use cases in the same order, on whatever adapters they stand.
 * What the model's gateways and error boundaries decide is decided here; a test replays days both ways and compares every
 * row. Reports are not made: the record of a run is read at its end.
 */
@Service
public class ReplayDay {
    private final PlanTradingDay planTradingDay;
    private final CloseTradingDay closeTradingDay;
    private final MorningSession morningSession;
    private final MiddayCheck middayCheck;
    private final ClosingSession closingSession;
    private final StandStill standStill;

    ReplayDay(
            PlanTradingDay planTradingDay,
            CloseTradingDay closeTradingDay,
            MorningSession morningSession,
            MiddayCheck middayCheck,
            ClosingSession closingSession,
            StandStill standStill) {
        this.planTradingDay = planTradingDay;
        this.closeTradingDay = closeTradingDay;
        this.morningSession = morningSession;
        this.middayCheck = middayCheck;
        this.closingSession = closingSession;
        this.standStill = standStill;
    }

    /**
     * Replays the day.
     *
     * @return how each session ended, in the words of its model; empty when the exchange is closed on the date
     */
    public Map<Session, String> run(DeskId desk, LocalDate date) {
        return planTradingDay
                .run(desk, date, new Pace.Replay(), date.toEpochDay())
                .map(planned -> run(desk, date, planned.plan()))
                .orElse(Map.of());
    }

    private Map<Session, String> run(DeskId desk, LocalDate date, DayPlan plan) {
        Map<Session, String> outcomes = new LinkedHashMap<>();
        for (Session session : plan.inOrder()) {
            if (!session.equals(Session.REPORT)) {
                SessionRef ref = new SessionRef(
                        desk, date, session, Objects.requireNonNull(plan.asOf().get(session)), true);
                outcomes.put(session, run(ref));
                standStill.goOn(ref);
            }
        }
        closeTradingDay.run(desk, date);
        return outcomes;
    }

    private String run(SessionRef session) {
        return switch (session.session().kind()) {
            case MORNING -> morningSession.run(session);
            case INTRADAY, MIDDAY -> middayCheck.run(session);
            case CLOSE -> closingSession.run(session);
            case REPORT -> throw new IllegalArgumentException("a replayed day without an engine makes no report");
        };
    }
}
