package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.SessionRuns;
import io.bellwether.desk.domain.DayPlan;
import io.bellwether.desk.domain.Desk;
import io.bellwether.desk.domain.SessionPlan;
import io.bellwether.desk.domain.SessionRun;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.impact.app.MeasureImpact;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.ExchangeCalendar;
import io.bellwether.kernel.Session;
import io.bellwether.marketdata.app.DataIssues;
import io.bellwether.marketdata.domain.DataFiles;
import io.bellwether.reporting.domain.DataLine;
import io.bellwether.reporting.domain.DayState;
import io.bellwether.reporting.domain.DeskDay;
import io.bellwether.reporting.domain.EquityCurve;
import io.bellwether.reporting.domain.Figures;
import io.bellwether.reporting.domain.HaltLine;
import io.bellwether.reporting.domain.Headline;
import io.bellwether.reporting.domain.ImpactLine;
import io.bellwether.reporting.domain.PositionLine;
import io.bellwether.reporting.domain.SessionStep;
import io.bellwether.reporting.domain.Snapshot;
import io.bellwether.reporting.domain.Timeline;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads one day of one desk from the database, from one snapshot of it, so that the figures agree. */
@Service
public class ReadDeskDay {
    private static final int ALERTS = 12;
    private static final int FINDINGS = 20;
    private static final int FINDINGS_READ = 200;

    private final ExchangeCalendar calendar = new ExchangeCalendar();
    private final Figures figures = new Figures();
    private final Desks desks;
    private final Halts halts;
    private final SessionRuns runs;
    private final DeskReadings readings;
    private final DayReadings day;
    private final Reports reports;
    private final DataIssues dataIssues;
    private final MeasureImpact measureImpact;

    ReadDeskDay(
            Desks desks,
            Halts halts,
            SessionRuns runs,
            DeskReadings readings,
            DayReadings day,
            Reports reports,
            DataIssues dataIssues,
            MeasureImpact measureImpact) {
        this.desks = desks;
        this.halts = halts;
        this.runs = runs;
        this.readings = readings;
        this.day = day;
        this.reports = reports;
        this.dataIssues = dataIssues;
        this.measureImpact = measureImpact;
    }

    /**
     * Reads the day.
     *
     * @param wanted the day; without it the desk's latest
     * @throws io.bellwether.kernel.PermanentFault when there is no such desk
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DeskDay run(DeskId id, Optional<LocalDate> wanted) {
        Desk desk = desks.get(id);
        Optional<LocalDate> date = wanted.or(() -> readings.latestDate(id));
        LocalDate upTo = date.orElse(ExchangeCalendar.LAST);
        BigDecimal initialCash = desk.initialCash().amount();
        List<Snapshot> series = readings.equitySeries(id, upTo);
        Headline headline = Headline.of(series, initialCash);
        Optional<DayState> state = date.flatMap(d -> readings.day(id, d));
        Optional<String> reportId = date.flatMap(d -> reports.idOf(id, d));
        return new DeskDay(
                DeskCards.of(desk),
                date,
                state,
                halts.standing(id).map(ReadDeskDay::line),
                headline,
                EquityCurve.rebased(series, initialCash),
                positions(desk, headline.equity(), upTo),
                date.map(d -> day.decisions(id, d)).orElse(List.of()),
                date.map(d -> day.orders(id, d)).orElse(List.of()),
                date.map(d -> day.fills(id, d)).orElse(List.of()),
                day.alerts(id, ALERTS),
                readings.metrics(id, upTo),
                date.map(d -> timeline(desk, d, state, reportId)).orElse(List.of()),
                reportId,
                data(desk.market()),
                date.map(d -> impact(desk, d)).orElse(ImpactLine.NONE));
    }

    /** As of the day's last session that ran: a page of the day under way knows no more than the desk. */
    private ImpactLine impact(Desk desk, LocalDate date) {
        return runs.findByDay(desk.id(), date).stream()
                .filter(run -> run.state() != SessionRun.State.MISSED)
                .map(SessionRun::startedAsOf)
                .max(Comparator.naturalOrder())
                .flatMap(asOf -> measureImpact.run(desk.market(), asOf))
                .map(summary -> new ImpactLine(summary.eventLines(), summary.companyLines(), summary.clusterLines()))
                .orElse(ImpactLine.NONE);
    }

    private DataLine data(String market) {
        DataFiles files = dataIssues.files(market);
        if (!files.tells()) {
            return DataLine.NONE;
        }
        List<String> findings = dataIssues.list(market, FINDINGS_READ).stream()
                .filter(issue -> !issue.file().isEmpty())
                .sorted(Comparator.comparing(issue -> issue.kind().isRemark()))
                .limit(FINDINGS)
                .map(issue -> "%s%s: %s"
                        .formatted(issue.file(), issue.line() == 0 ? "" : ", line " + issue.line(), issue.detail()))
                .toList();
        return new DataLine(files.sentence(), findings);
    }

    private static HaltLine line(StandingHalt standing) {
        return new HaltLine(
                standing.halt().reason(),
                standing.halt().requestedBy(),
                standing.halt().flatten(),
                standing.halt().asOf(),
                standing.processInstance().isPresent(),
                standing.cancelledAsOf().isPresent(),
                standing.progress().ordersLeft(),
                standing.progress().sharesLeft(),
                standing.progress().trouble());
    }

    private List<PositionLine> positions(Desk desk, BigDecimal equity, LocalDate date) {
        return readings.positions(desk.id(), desk.market()).stream()
                .map(held -> PositionLine.of(held, equity, tradingDaysBetween(held.openedOn(), date)))
                .sorted(Comparator.comparing(PositionLine::value).reversed().thenComparing(PositionLine::symbol))
                .toList();
    }

    private int tradingDaysBetween(LocalDate opened, LocalDate date) {
        return Math.toIntExact(opened.datesUntil(opened.isAfter(date) ? opened : date)
                .map(d -> d.plusDays(1))
                .filter(calendar::isTradingDay)
                .count());
    }

    private List<SessionStep> timeline(Desk desk, LocalDate date, Optional<DayState> state, Optional<String> reportId) {
        Map<Session, String> results = new HashMap<>();
        for (Snapshot snapshot : readings.snapshotsOf(desk.id(), date)) {
            if (!"OPENING".equals(snapshot.session())) {
                results.put(
                        Session.valueOf(snapshot.session()), "Equity " + figures.usd(snapshot.equity()) + " recorded");
            }
        }
        reportId.ifPresent(report -> results.put(Session.REPORT, "Report stored"));
        return Timeline.of(
                nominalTimes(desk, date, state),
                results,
                sessions(desk.id(), date, SessionRun.State.MISSED),
                sessions(desk.id(), date, SessionRun.State.RUNNING),
                state.map(DayState::status).orElse("DONE"));
    }

    private Set<Session> sessions(DeskId desk, LocalDate date, SessionRun.State state) {
        return runs.findByDay(desk, date).stream()
                .filter(run -> run.state() == state)
                .map(SessionRun::session)
                .collect(Collectors.toSet());
    }

    private Map<Session, Instant> nominalTimes(Desk desk, LocalDate date, Optional<DayState> state) {
        Optional<Map<Session, Instant>> planned = state.flatMap(DayState::plan).map(DayPlan::asOf);
        return planned.orElseGet(() -> {
            SessionPlan sessions = desk.settings().sessions();
            return calendar.hours(date)
                    .map(hours -> sessions.on(hours).stream()
                            .collect(Collectors.toMap(session -> session, session -> sessions.at(session, hours))))
                    .orElse(Map.of());
        });
    }
}
