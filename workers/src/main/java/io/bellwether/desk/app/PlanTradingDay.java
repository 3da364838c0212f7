package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Pace;
import io.bellwether.desk.domain.SessionRun;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.ExchangeHours;
import io.bellwether.kernel.SegmentId;
import io.bellwether.kernel.Session;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Claims a desk's day for one process instance and computes when its sessions are due. Empty when the exchange is
 * closed or another instance has the day; a second run for the same instance gives the same answer.
 */
@Service
public class PlanTradingDay {
    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;
    private final TradingDays days;
    private final SessionRuns runs;

    PlanTradingDay(Desks desks, TradingDays days, SessionRuns runs) {
        this.desks = desks;
        this.days = days;
        this.runs = runs;
    }

    /**
     * A day that is the instance's.
     *
     * @param plan when its sessions are due
     * @param over sessions that ended, or were missed, in an earlier instance of the day: they are not run again
     * @param segments what each of its sessions decides about, one after the other
     */
    public record Planned(DayPlan plan, Set<Session> over, List<SegmentId> segments) {}

    public Optional<Planned> run(DeskId deskId, LocalDate date, Pace pace, long processInstanceKey) {
        Desk desk = desks.get(deskId);
        Optional<ExchangeHours> session = calendar.hours(date);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        DayPlan plan = DayPlan.of(session.get(), desk.settings().sessions(), pace);
        return days.claim(deskId, date, processInstanceKey, plan)
                ? Optional.of(
                        new Planned(plan, over(deskId, date), desk.settings().decisions()))
                : Optional.empty();
    }

    private Set<Session> over(DeskId desk, LocalDate date) {
        return runs.findByDay(desk, date).stream()
                .filter(SessionRun::isOver)
                .map(SessionRun::session)
                .collect(Collectors.toSet());
    }
}
