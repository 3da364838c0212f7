package io.bellwether.execution.app;

import io.bellwether.execution.app.StopAnnouncements.Pending;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Tells the engine of halts it has not heard of: those set while it was down, those set by a job of the very process
 * that the message interrupts, and those whose messenger died. Safe to run twice and at the same time.
 */
@Service
public class AnnounceStops {
    private static final Logger log = LoggerFactory.getLogger(AnnounceStops.class);

    private final StopAnnouncements announcements;
    private final StopSignal signal;

    AnnounceStops(StopAnnouncements announcements, StopSignal signal) {
        this.announcements = announcements;
        this.signal = signal;
    }

    /** Tells what is pending; what cannot be told stays pending. Returns how many were told. */
    public int run() {
        int told = 0;
        for (Pending pending : announcements.pending()) {
            try {
                signal.publish(pending.desk(), pending.halt());
                announcements.announced(pending.desk());
                told++;
            } catch (RuntimeException e) {
                log.warn("the engine cannot be told yet that desk {} is halted: {}", pending.desk(), e.getMessage());
            }
        }
        return told;
    }
}
