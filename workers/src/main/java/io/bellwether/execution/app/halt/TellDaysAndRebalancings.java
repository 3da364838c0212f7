package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.app.TradingDays;
import io.bellwether.execution.domain.StopSpan;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.StopPatience;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Tells every open day and every rebalancing of a halted desk to stop, each by a message of its own, so that none is
 * left out. The receiver acknowledges by its state in the database; whoever has not is told again, and a day that opens
 * while the desk is halted is told too. Safe to run twice.
 */
@Service
public class TellDaysAndRebalancings {
    private static final Logger log = LoggerFactory.getLogger(TellDaysAndRebalancings.class);

    private final Halts halts;
    private final TradingDays days;
    private final RunningRebalances rebalances;
    private final StopSignal signal;
    private final StopPatience patience;

    TellDaysAndRebalancings(
            Halts halts, TradingDays days, RunningRebalances rebalances, StopSignal signal, StopPatience patience) {
        this.halts = halts;
        this.days = days;
        this.rebalances = rebalances;
        this.signal = signal;
        this.patience = patience;
    }

    /**
     * Who was told.
     *
     * @param untold days and rebalancings that had not acknowledged before
     * @param retryIn how long to wait before it is looked at again
     */
    public record Result(int untold, Duration retryIn) {}

    /** Tells those who have not acknowledged; a halt that was released tells nobody. */
    public Result run(DeskId desk, Optional<Long> haltId, StopSpan span) {
        return haltId.flatMap(halts::standing)
                .map(halt -> tell(desk, halt.id(), span))
                .orElseGet(() -> new Result(0, patience.longestWait()));
    }

    private Result tell(DeskId desk, long haltId, StopSpan span) {
        List<LocalDate> open = days.underWay(desk);
        List<String> running = rebalances.running(desk);
        open.forEach(date -> {
            days.stopAsked(desk, date, span.tried());
            tell(() -> signal.stopDay(desk, date, haltId));
        });
        running.forEach(id -> tell(() -> signal.stopRebalance(id, haltId)));
        int untold = open.size() + running.size();
        return new Result(untold, untold == 0 ? patience.longestWait() : patience.nextWait(span.length()));
    }

    /** One that cannot be told keeps no other from being told. */
    private static void tell(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            log.warn("the engine cannot be told yet, it is tried again: {}", e.getMessage());
        }
    }
}
