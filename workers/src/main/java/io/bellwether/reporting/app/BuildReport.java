package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.SessionRef;
import io.bellwether.reporting.domain.DeskDay;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Collects the day's figures into a stored report; a second run returns the first one's. */
@Service
public class BuildReport {
    private final ReadDeskDay readDeskDay;
    private final Reports reports;
    private final Desks desks;

    BuildReport(ReadDeskDay readDeskDay, Reports reports, Desks desks) {
        this.desks = desks;
        this.readDeskDay = readDeskDay;
        this.reports = reports;
    }

    /**
     * The day's report.
     *
     * @param reportId {@code <deskId>-<yyyymmdd>-daily}
     * @param mailWanted false for a shadow desk, which writes to nobody
     */
    public record Built(String reportId, boolean mailWanted) {}

    /** Builds the report; a second run finds the first one's. */
    public Built run(SessionRef session) {
        return new Built(reportId(session), desks.get(session.desk()).writesMail());
    }

    private String reportId(SessionRef session) {
        Optional<String> earlier = reports.idOf(session.desk(), session.tradingDate());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        String id = session.desk() + "-" + session.tradingDate().format(DateTimeFormatter.BASIC_ISO_DATE) + "-daily";
        DeskDay model = readDeskDay.run(session.desk(), Optional.of(session.tradingDate()));
        reports.store(id, session.desk(), session.tradingDate(), model);
        return id;
    }
}
