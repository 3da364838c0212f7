package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Marks a desk's day as done; a stopped day stays stopped, and one that missed a session incomplete. */
@Service
public class CloseTradingDay {
    private final TradingDays days;

    CloseTradingDay(TradingDays days) {
        this.days = days;
    }

    public void run(DeskId desk, LocalDate date) {
        days.finish(desk, date, "DONE");
    }
}
