package io.bellwether.desk.app;

import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Opens what should be open and is not: the day of a desk that was started after the market clock's tick, one whose tick
 * was cancelled or came while nothing ran, one whose message was lost. The sessions that are past are then missed, the
 * rest run. A day that passed altogether is told of and counts as incomplete. Safe to run at any time: a day is opened
 * once, whoever does it.
 */
@Service
public class OpenDueDays {
    /** When the market clock opens days: before the open all year. */
    static final LocalTime OPENING = LocalTime.of(12, 0);

    private static final Logger log = LoggerFactory.getLogger(OpenDueDays.class);

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Desks desks;
    private final TradingDays days;
    private final OpenTradingDay openTradingDay;
    private final Alerts alerts;

    OpenDueDays(Desks desks, TradingDays days, OpenTradingDay openTradingDay, Alerts alerts) {
        this.desks = desks;
        this.days = days;
        this.openTradingDay = openTradingDay;
        this.alerts = alerts;
    }

    /** Opens the days that are due at the moment and returns for how many desks it did. */
    public int run(Instant asOf) {
        LocalDate due = lastDue(asOf);
        boolean today = due.equals(asOf.atZone(ExchangeCalendar.ZONE).toLocalDate());
        int opened = 0;
        for (Desk desk : desks.active()) {
            Optional<TradingDay> last = days.last(desk.id());
            if (isWanting(last, due, today)) {
                tellOfPassedDays(desk.id(), last, due);
                log.info("the day {} of desk {} is due and not open: it is opened", due, desk.id());
                openTradingDay.run(desk.id(), due);
                opened++;
            }
        }
        return opened;
    }

    /** The last date whose opening has come. Until the next one its close and its report may still run. */
    private LocalDate lastDue(Instant asOf) {
        LocalDate date = asOf.atZone(ExchangeCalendar.ZONE).toLocalDate();
        boolean due = calendar.isTradingDay(date)
                && !asOf.isBefore(date.atTime(OPENING).toInstant(ZoneOffset.UTC));
        return due ? date : calendar.previous(date);
    }

    /** A desk that never had a day by the clock begins with today's, not with one that passed without it. */
    private static boolean isWanting(Optional<TradingDay> last, LocalDate due, boolean today) {
        if (last.isEmpty() || last.get().date().isBefore(due)) {
            return today || last.filter(TradingDay::isLive).isPresent();
        }
        TradingDay day = last.get();
        return day.date().equals(due)
                && day.isLive()
                && !day.ended()
                && day.instance().isEmpty();
    }

    private void tellOfPassedDays(DeskId desk, Optional<TradingDay> last, LocalDate due) {
        List<LocalDate> passed = new ArrayList<>();
        if (last.filter(TradingDay::isLive).isPresent()) {
            for (LocalDate date = calendar.next(last.get().date()); date.isBefore(due); date = calendar.next(date)) {
                passed.add(date);
            }
        }
        if (passed.isEmpty()) {
            return;
        }
        for (LocalDate date : passed) {
            days.open(desk, date);
            days.markIncomplete(desk, date);
            days.finish(desk, date, "DONE");
        }
        String span = passed.size() == 1
                ? "the day " + passed.getFirst()
                : "%d days from %s to %s".formatted(passed.size(), passed.getFirst(), passed.getLast());
        alerts.raise(new Alert(
                "days-missed:%s:%s".formatted(desk, passed.getLast()),
                Optional.of(desk),
                Optional.of(passed.getLast()),
                Severity.WARNING,
                "DAYS_MISSED",
                "%s missed %s".formatted(desk, span),
                "Nothing ran while the desk should have traded: it missed %s. Its standing orders were at the broker all the time; the next session books what they did. The days are marked INCOMPLETE."
                        .formatted(span),
                ""));
    }
}
