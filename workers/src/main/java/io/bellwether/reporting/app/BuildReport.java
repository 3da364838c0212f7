package io.bellwether.reporting.app;

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

    BuildReport(ReadDeskDay readDeskDay, Reports reports) {
        this.readDeskDay = readDeskDay;
        this.reports = reports;
    }

    /** Returns the report's id, {@code <deskId>-<yyyymmdd>-daily}. */
    public String run(SessionRef session) {
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
