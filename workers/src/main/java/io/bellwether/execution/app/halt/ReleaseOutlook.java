package io.bellwether.execution.app.halt;

import io.bellwether.decision.app.log.Decisions;
import io.bellwether.decision.domain.Decision;
import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.desk.app.TradingDays.StoppedDay;
import io.bellwether.desk.domain.AfterRelease;
import io.bellwether.desk.domain.AfterRelease.Interrupted;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Pace;
import io.bellwether.kernel.DecisionKey;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Says what a halted desk does when it is released, now or later. Reads only. */
@Service
public class ReleaseOutlook {
    /** Enough to see the latest decision of the morning behind rebalancings of the day. */
    private static final int DECISIONS = 20;

    private static final Duration OVER = Duration.ofHours(12);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;
    private final TradingDays days;
    private final Decisions decisions;

    ReleaseOutlook(Desks desks, TradingDays days, Decisions decisions) {
        this.desks = desks;
        this.days = days;
        this.decisions = decisions;
    }

    /** What a release at the moment [UTC] leads to. */
    public AfterRelease at(DeskId desk, Instant moment) {
        return AfterRelease.at(moment, interrupted(desk, moment));
    }

    /** What a release from the moment [UTC] on leads to, by when it comes; lines for people. */
    public String schedule(DeskId desk, Instant moment) {
        return AfterRelease.schedule(moment, interrupted(desk, moment));
    }

    private Optional<Interrupted> interrupted(DeskId desk, Instant moment) {
        return days.stopped(desk)
                .flatMap(day -> plan(desk, day)
                        .filter(plan -> dueAt(plan)
                                .getOrDefault(Session.REPORT, moment)
                                .plus(OVER)
                                .isAfter(moment))
                        .map(plan -> new Interrupted(
                                day.date(), dueAt(plan), until(plan), decided(desk, day.date(), moment))));
    }

    private Optional<DayPlan> plan(DeskId desk, StoppedDay day) {
        return day.plan()
                .or(() -> calendar.hours(day.date())
                        .map(hours -> DayPlan.of(
                                hours, desks.get(desk).settings().sessions(), new Pace.Live(day.stopAskedAsOf()))));
    }

    /** The nominal times of a live day: one that was planned late had its sessions put off. */
    private static Map<Session, Instant> dueAt(DayPlan plan) {
        return isLive(plan) ? plan.asOf() : plan.dueAt();
    }

    /** Only a day by the clock can be late. */
    private static Map<Session, Instant> until(DayPlan plan) {
        return isLive(plan) ? plan.until() : Map.of();
    }

    private static boolean isLive(DayPlan plan) {
        return plan.clock().equals("live");
    }

    private boolean decided(DeskId desk, LocalDate date, Instant moment) {
        return decisions.latest(desk, moment, DECISIONS).stream()
                .filter(decision -> !decision.advisor().equals("rebalance"))
                .map(Decision::key)
                .toList()
                .containsAll(desks.get(desk).settings().decisions().stream()
                        .map(segment -> new DecisionKey(desk, date, Session.MORNING, segment))
                        .toList());
    }
}
