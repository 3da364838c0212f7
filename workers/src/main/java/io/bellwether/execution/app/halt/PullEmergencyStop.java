package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.HaltService;
import io.bellwether.desk.app.Halts;
import io.bellwether.desk.domain.Halt;
import io.bellwether.desk.domain.StandingHalt;
import io.bellwether.kernel.DeskId;
import io.bellwether.kernel.TransientFault;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Stops a desk: first in the database, from where on no order leaves; then an alert; then the engine is told, which
 * starts the process emergency-stop. An engine that is down is told later. On a halted desk the first halt stands;
 * selling may be added to it, and a halt whose process is gone gets a new one. Safe to run twice.
 */
@Service
public class PullEmergencyStop {
    private static final Logger log = LoggerFactory.getLogger(PullEmergencyStop.class);

    /** A release may come in between; more than a few in a row are no coincidence. */
    private static final int RACES = 5;

    private final Halts halts;
    private final HaltService service;
    private final HaltAlert alert;
    private final StopSignal signal;

    PullEmergencyStop(Halts halts, HaltService service, HaltAlert alert, StopSignal signal) {
        this.halts = halts;
        this.service = service;
        this.alert = alert;
        this.signal = signal;
    }

    /**
     * What happened.
     *
     * @param halt the halt in force
     * @param newlyHalted whether this call set it
     * @param sellingAdded whether this call made a halted desk sell its positions
     * @param warning what a person should know, e.g. that the engine is down
     */
    public record Result(Halt halt, boolean newlyHalted, boolean sellingAdded, Optional<String> warning) {}

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
        for (int i = 0; i < RACES; i++) {
            Optional<Result> result = pull(desk, wanted);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new TransientFault("desk " + desk + " is being released again and again; pull the stop once more", null);
    }

    /** Empty when the halt that was found in force was released before it could be joined. */
    private Optional<Result> pull(DeskId desk, Halt wanted) {
        boolean newly = halts.halt(desk, wanted);
        Optional<StandingHalt> before = halts.standing(desk);
        boolean sellingAdded =
                !newly && before.isPresent() && halts.pulledAgain(before.get().id(), wanted);
        Optional<StandingHalt> inForce = before.flatMap(halt -> halts.standing(halt.id()));
        if (before.isEmpty() || inForce.isEmpty()) {
            return Optional.empty();
        }
        alert.raise(before.get());
        if (!newly) {
            alert.raiseAgain(before.get(), wanted, sellingAdded);
        }
        return Optional.of(new Result(
                inForce.get().halt(),
                newly,
                sellingAdded,
                publish(inForce.get(), sellingAdded)
                        .or(() -> alreadyHalted(newly, before.get().halt(), sellingAdded))));
    }

    private Optional<String> publish(StandingHalt halt, boolean sellingAdded) {
        try {
            signal.publish(halt);
            if (sellingAdded) {
                service.toldToSell(halt.id());
                signal.sell(halt);
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            log.warn("desk {} is halted, but the engine could not be told: it will be told later", halt.desk(), e);
            return Optional.of(
                    "The desk is halted and no order leaves, but the engine cannot be reached: open orders are cancelled and the release task opens when it is back.");
        }
    }

    private static Optional<String> alreadyHalted(boolean newly, Halt before, boolean sellingAdded) {
        if (newly) {
            return Optional.empty();
        }
        String positions = sellingAdded ? " It now sells its positions too." : "";
        return Optional.of(
                "The desk was halted already by %s: %s.%s".formatted(before.requestedBy(), before.reason(), positions));
    }
}
