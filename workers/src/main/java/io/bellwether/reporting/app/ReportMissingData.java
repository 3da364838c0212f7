package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.Desk;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import io.bellwether.platform.LinkProperties;
import io.bellwether.reporting.domain.Figures;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Tells people that a session had no usable market data and therefore did not trade. A replayed day only logs it. */
@Service
public class ReportMissingData {
    private static final Logger log = LoggerFactory.getLogger(ReportMissingData.class);
    private static final int SHOWN_ISSUES = 5;

    private final Figures figures = new Figures();
    private final Desks desks;
    private final DayReadings day;
    private final Alerts alerts;
    private final LinkProperties links;

    ReportMissingData(Desks desks, DayReadings day, Alerts alerts, LinkProperties links) {
        this.desks = desks;
        this.day = day;
        this.alerts = alerts;
        this.links = links;
    }

    public void run(SessionRef session) {
        if (session.replay()) {
            log.warn("no usable market data in the replayed session {}", session.key());
            return;
        }
        Desk desk = desks.get(session.desk());
        String name = figures.words(session.session()).toLowerCase(java.util.Locale.ROOT);
        alerts.raise(new Alert(
                "missing-data:" + session.key(),
                Optional.of(session.desk()),
                Optional.of(session.tradingDate()),
                Severity.WARNING,
                "MISSING_DATA",
                "No usable market data for the %s session of %s".formatted(name, session.tradingDate()),
                text(desk, session),
                links.dashboard() + "/?desk=" + session.desk()));
    }

    private String text(Desk desk, SessionRef session) {
        List<String> issues = day.dataIssues(desk.market(), session.tradingDate(), SHOWN_ISSUES);
        String sources = desk.fallbackMarket().map(f -> " and " + f).orElse("");
        String known = issues.isEmpty() ? "" : "\nKnown about the day's data:\n- " + String.join("\n- ", issues);
        return "The session placed no order, since %s%s gave no data it could trust at %s New York. Open positions keep their stops; the next session tries again.%s"
                .formatted(desk.market(), sources, figures.time(session.asOf()), known);
    }
}
