package io.bellwether.portfolio.app;

import io.bellwether.desk.app.TradingDays;
import io.bellwether.kernel.SessionRef;
import io.bellwether.platform.Alerts;
import io.bellwether.platform.Alerts.Alert;
import io.bellwether.platform.Alerts.Severity;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds snapshots that come too late: a session that hung into the next day must not value that day's books. */
@Component
class LateSnapshots {
    private final Snapshots snapshots;
    private final TradingDays days;
    private final Alerts alerts;

    LateSnapshots(Snapshots snapshots, TradingDays days, Alerts alerts) {
        this.snapshots = snapshots;
        this.days = days;
        this.alerts = alerts;
    }

    /** Whether a later day has bookings already. */
    boolean isLate(SessionRef ref) {
        return snapshots.hasBookingsAfter(ref.desk(), ref.tradingDate());
    }

    /** Marks the day as incomplete and tells people, once per session. */
    void tell(SessionRef ref) {
        days.markIncomplete(ref.desk(), ref.tradingDate());
        alerts.raise(new Alert(
                "snapshot-late:" + ref.key(),
                Optional.of(ref.desk()),
                Optional.of(ref.tradingDate()),
                Severity.WARNING,
                "SNAPSHOT_MISSED",
                "%s has no snapshot of %s".formatted(ref.desk(), ref.key()),
                "The session came so late that the books tell of a later day already. No equity is stored for it; the day is marked INCOMPLETE.",
                ""));
    }
}
