package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.Pace;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.TradingSession;
import java.time.LocalDate;
import java.util.Optional;
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

    PlanTradingDay(Desks desks, TradingDays days) {
        this.desks = desks;
        this.days = days;
    }

    public Optional<DayPlan> run(DeskId deskId, LocalDate date, Pace pace, long processInstanceKey) {
        Desk desk = desks.get(deskId);
        Optional<TradingSession> session = calendar.session(date);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        DayPlan plan = DayPlan.of(session.get(), desk.settings().sessions(), pace);
        boolean claimed = days.claim(deskId, date, processInstanceKey, plan);
        return claimed ? Optional.of(plan) : Optional.empty();
    }
}
