package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.domain.StandingHalt;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Tells the engine of halts that no process has taken over: those set while it was down, those set by a job, and those
 * whose message reached nobody; and of positions to sell that nobody sells yet. Repeats until the process acknowledges.
 * Safe to run twice and at the same time.
 */
@Service
public class AnnounceStops {
    private static final Logger log = LoggerFactory.getLogger(AnnounceStops.class);

    private final HaltService service;
    private final StopSignal signal;

    AnnounceStops(HaltService service, StopSignal signal) {
        this.service = service;
        this.signal = signal;
    }

    /** Tells what nobody acknowledged; returns how many messages the engine took. */
    public int run() {
        int told = tell(service.unserved(), signal::publish);
        return told + tell(service.unsold(), this::sell);
    }

    private void sell(StandingHalt halt) {
        signal.sell(halt);
        service.toldToSell(halt.id());
    }

    private static int tell(List<StandingHalt> halts, Consumer<StandingHalt> message) {
        int told = 0;
        for (StandingHalt halt : halts) {
            try {
                message.accept(halt);
                told++;
            } catch (RuntimeException e) {
                log.warn(
                        "the engine cannot be told yet of halt {} of desk {}: {}",
                        halt.id(),
                        halt.desk(),
                        e.getMessage());
            }
        }
        return told;
    }
}
