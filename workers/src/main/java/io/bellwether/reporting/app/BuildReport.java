package io.bellwether.reporting.app;

import io.bellwether.desk.app.Desks;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.SessionRef;
import io.bellwether.reporting.domain.DeskDay;
import java.time.LocalDate;
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
        return new Built(
                run(session.desk(), session.tradingDate()),
                desks.get(session.desk()).writesMail());
    }

    /** Builds the report of a day as the desk's books stand, and returns its id. */
    public String run(DeskId desk, LocalDate date) {
        Optional<String> earlier = reports.idOf(desk, date);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        String id = desk + "-" + date.format(DateTimeFormatter.BASIC_ISO_DATE) + "-daily";
        DeskDay model = readDeskDay.run(desk, Optional.of(date));
        reports.store(id, desk, date, model);
        return id;
    }
}
