package io.bellwether.execution.app;

import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Stops a desk: first in the database, from where on no order leaves; then an alert; then the engine is told, which ends
 * the day and runs the process emergency-stop. An engine that is down is told later. Safe to run twice: the first halt
 * stands.
 */
@Service
public class PullEmergencyStop {
    private static final Logger log = LoggerFactory.getLogger(PullEmergencyStop.class);

    private final Halts halts;
    private final HaltAlert alert;
    private final StopSignal signal;
    private final StopAnnouncements announcements;

    PullEmergencyStop(Halts halts, HaltAlert alert, StopSignal signal, StopAnnouncements announcements) {
        this.halts = halts;
        this.alert = alert;
        this.signal = signal;
        this.announcements = announcements;
    }

    /**
     * What happened.
     *
     * @param halt the halt in force
     * @param newlyHalted whether this call set it
     * @param warning what a person should know, e.g. that the engine is down
     */
    public record Result(Halt halt, boolean newlyHalted, Optional<String> warning) {}

    /**
     * Halts the desk and tells everyone.
     *
     * @param reason why, for people
     * @param requestedBy who or what pulls it
     * @param flatten whether all positions are sold
     * @param asOf [UTC] business time
     */
    public Result run(DeskId desk, String reason, String requestedBy, boolean flatten, Instant asOf) {
        Halt wanted = new Halt(reason, requestedBy, flatten, asOf);
        boolean newly = halts.halt(desk, wanted);
        Halt inForce = newly ? wanted : halts.current(desk).orElse(wanted);
        alert.raise(desk, inForce);
        return new Result(inForce, newly, publish(desk, inForce).or(() -> alreadyHalted(newly, inForce, flatten)));
    }

    private Optional<String> publish(DeskId desk, Halt halt) {
        try {
            signal.publish(desk, halt);
            announcements.announced(desk);
            return Optional.empty();
        } catch (RuntimeException e) {
            log.warn("desk {} is halted, but the engine could not be told: it will be told later", desk, e);
            return Optional.of(
                    "The desk is halted and no order leaves, but the engine cannot be reached: open orders are cancelled and the release task opens when it is back.");
        }
    }

    private static Optional<String> alreadyHalted(boolean newly, Halt inForce, boolean flatten) {
        if (newly) {
            return Optional.empty();
        }
        String positions = flatten && !inForce.flatten()
                ? " It does not sell the positions: release it and stop again to do so."
                : "";
        return Optional.of("The desk was halted already by %s: %s.%s"
                .formatted(inForce.requestedBy(), inForce.reason(), positions));
    }
}
