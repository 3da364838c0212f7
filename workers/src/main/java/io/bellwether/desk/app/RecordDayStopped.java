package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Marks a desk's day as stopped by an emergency stop. */
@Service
public class RecordDayStopped {
    private final TradingDays days;

    RecordDayStopped(TradingDays days) {
        this.days = days;
    }

    public void run(DeskId desk, LocalDate date) {
        days.finish(desk, date, "STOPPED");
    }
}
