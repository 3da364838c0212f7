package io.bellwether.desk.app;

import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Opens one desk's day: a unique row first, then the message that starts its instance. */
@Service
public class OpenTradingDay {
    private final TradingDays days;
    private final DaySignal signal;

    OpenTradingDay(TradingDays days, DaySignal signal) {
        this.days = days;
        this.signal = signal;
    }

    public void run(DeskId desk, LocalDate date) {
        days.open(desk, date);
        signal.tradingDayOpened(desk, date);
    }
}
