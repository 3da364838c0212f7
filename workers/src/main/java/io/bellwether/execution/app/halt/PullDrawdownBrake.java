package io.bellwether.execution.app.halt;

import io.bellwether.desk.app.Desks;
import io.bellwether.desk.domain.LimitKey;
import io.bellwether.kernel.DeskId;
import java.time.Instant;
import org.springframework.stereotype.Service;

/**
 * The last stage of the drawdown brake: stops the desk, and sells its positions where the limit flatten-on-drawdown says
 * so. Safe to run twice: the first halt stands.
 */
@Service
public class PullDrawdownBrake {
    private final Desks desks;
    private final PullEmergencyStop pullEmergencyStop;

    PullDrawdownBrake(Desks desks, PullEmergencyStop pullEmergencyStop) {
        this.desks = desks;
        this.pullEmergencyStop = pullEmergencyStop;
    }

    /**
     * Stops the desk.
     *
     * @param measured whether the drawdown was measured and is beyond the limit; a check that gave no plain answer stops
     *     the desk too, but sells nothing
     */
    public PullEmergencyStop.Result run(DeskId desk, String reason, boolean measured, Instant asOf) {
        boolean flatten = measured && desks.get(desk).settings().limits().on(LimitKey.FLATTEN_ON_DRAWDOWN);
        return pullEmergencyStop.run(desk, reason, "drawdown brake", flatten, asOf);
    }
}
