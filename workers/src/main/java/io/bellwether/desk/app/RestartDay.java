package io.bellwether.desk.app;

import io.bellwether.desk.domain.TradingDay;
import io.bellwether.kernel.DeskId;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Takes up a day again whose process instance somebody cancelled. Everything that was done is kept: the sessions that
 * ended are not run again, and what an interrupted one did has its natural keys. While the instance lives nothing
 * happens, so that a day never runs twice. Safe to run twice.
 */
@Service
public class RestartDay {
    private final Desks desks;
    private final TradingDays days;
    private final DayInstances instances;
    private final OpenTradingDay openTradingDay;

    RestartDay(Desks desks, TradingDays days, DayInstances instances, OpenTradingDay openTradingDay) {
        this.desks = desks;
        this.days = days;
        this.instances = instances;
        this.openTradingDay = openTradingDay;
    }

    /**
     * What came of it.
     *
     * @param restarted whether a new instance was asked for
     * @param date the day
     * @param sentence for the person who asked
     */
    public record Result(boolean restarted, LocalDate date, String sentence) {}

    /**
     * Restarts the desk's day.
     *
     * @param asked the day; empty means its last one
     * @throws IllegalArgumentException when the desk has no such day
     * @throws io.bellwether.kernel.TransientFault when the engine does not answer; nothing is changed then
     */
    public Result run(DeskId desk, Optional<LocalDate> asked) {
        desks.get(desk);
        TradingDay day = asked.map(date -> days.find(desk, date))
                .orElseGet(() -> days.last(desk))
                .orElseThrow(() -> new IllegalArgumentException("desk %s has no day%s"
                        .formatted(desk, asked.map(date -> " " + date).orElse(""))));
        if (day.ended()) {
            return refused(
                    day,
                    "The day %s of desk %s has ended (%s): there is nothing to take up."
                            .formatted(day.date(), desk, day.status()));
        }
        if (!day.isLive()) {
            return refused(
                    day, "The day %s of desk %s is not one by the clock: start it anew.".formatted(day.date(), desk));
        }
        if (day.instance().isPresent()) {
            long instance = day.instance().get();
            if (instances.isAlive(instance)) {
                return refused(
                        day,
                        "The day %s of desk %s still runs, in process instance %d. If it stands still, mend its incident in Operate; to begin it anew, cancel that instance first."
                                .formatted(day.date(), desk, instance));
            }
            if (!days.release(desk, day.date(), instance)) {
                return refused(
                        day, "Somebody else took the day %s of desk %s up at this moment.".formatted(day.date(), desk));
            }
        }
        openTradingDay.run(desk, day.date());
        return new Result(
                true,
                day.date(),
                "The day %s of desk %s goes on in a new process instance. What was done is kept; sessions whose time is over are missed."
                        .formatted(day.date(), desk));
    }

    private static Result refused(TradingDay day, String sentence) {
        return new Result(false, day.date(), sentence);
    }
}
