package io.bellwether.desk.app;

import io.bellwether.desk.app.TradingDays.StoppedDay;
import io.bellwether.kernel.DeskId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Hands the day that a stop interrupted to a new instance, which runs the sessions whose window is still open; what was
 * done is found and not done again. Repeated until the new instance has the day. Safe to run twice.
 */
@Service
public class ReopenTradingDay {
    /** How long an instance that was asked to stop may take to say so. */
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(10);

    private final Halts halts;
    private final TradingDays days;
    private final DaySignal signal;

    ReopenTradingDay(Halts halts, TradingDays days, DaySignal signal) {
        this.halts = halts;
        this.days = days;
        this.signal = signal;
    }

    /**
     * Hands it on once.
     *
     * @param moment [UTC] engine time
     * @return whether nothing is left to do: an instance has the day, or a newer halt has the desk
     */
    public boolean run(DeskId desk, Instant moment) {
        Optional<StoppedDay> stopped = days.stopped(desk);
        if (stopped.isEmpty() || halts.current(desk).isPresent()) {
            return true;
        }
        StoppedDay day = stopped.get();
        if (day.claimed() && !day.status().equals("STOPPED")) {
            return day.stopAskedAsOf().plus(ANSWERS_WITHIN).isBefore(moment);
        }
        days.reopen(desk, day.date());
        signal.tradingDayReopened(desk, day.date(), day.plan());
        return false;
    }
}
