package io.bellwether.desk.app;

import io.bellwether.desk.domain.DayPlan;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Writes down that a session was missed, marks its day as incomplete and tells people, once per desk, date and session.
 * A session that ended was not missed. Safe to run twice.
 */
@Service
public class RecordMissedSession {
    private static final DateTimeFormatter NEW_YORK =
            DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH).withZone(ExchangeCalendar.ZONE);

    private final SessionRuns runs;
    private final TradingDays days;
    private final Alerts alerts;

    RecordMissedSession(SessionRuns runs, TradingDays days, Alerts alerts) {
        this.runs = runs;
        this.days = days;
        this.alerts = alerts;
    }

    /**
     * For a session whose window was over before it began.
     *
     * @param session its {@code asOf} is the moment at which that was found
     * @param until [UTC] the end of its window, as far as it is known
     */
    public void run(SessionRef session, Optional<Instant> until) {
        String why = until.map(end -> "it could begin until %s New York".formatted(NEW_YORK.format(end)))
                .orElse("the end of its window is not known");
        miss(session, why + ", and it is " + NEW_YORK.format(session.asOf()) + " now");
    }

    /** For all sessions of a day that is over and whose instance still had something under way. */
    public void dayOver(DeskId desk, LocalDate date, Instant asOf) {
        List<Session> sessions = days.plan(desk, date)
                .map(DayPlan::inOrder)
                .orElse(List.of(Session.MORNING, Session.MIDDAY, Session.CLOSE, Session.REPORT));
        for (Session session : sessions) {
            miss(
                    new SessionRef(desk, date, session, asOf, false),
                    "it had not ended when the next day's morning was over; what was still under way was ended");
        }
    }

    private void miss(SessionRef session, String why) {
        if (!runs.miss(session.desk(), session.tradingDate(), session.session(), session.asOf())) {
            return;
        }
        days.markIncomplete(session.desk(), session.tradingDate());
        String name = name(session.session());
        alerts.raise(new Alert(
                "session-missed:" + session.key(),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Severity.WARNING,
                "SESSION_MISSED",
                "%s missed %s of %s".formatted(session.desk(), name, session.tradingDate()),
                "The desk did not run %s of %s: %s.%n%n%s The desk booked what the broker executed and kept the stops at the broker. The day is marked INCOMPLETE; nothing needs to be done for it."
                        .formatted(name, session.tradingDate(), why, consequence(session.session())),
                ""));
    }

    private static String name(Session session) {
        return "the " + session.words();
    }

    private static String consequence(Session session) {
        return switch (session.kind()) {
            case MORNING -> "Nothing was decided or traded in it.";
            case INTRADAY, MIDDAY -> "Stops that the broker does not keep and the drawdown were not checked in it.";
            case CLOSE -> "The day has no closing snapshot and no metrics.";
            case REPORT -> "The day has no report.";
        };
    }
}
