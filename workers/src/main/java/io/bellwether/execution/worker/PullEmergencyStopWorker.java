package io.bellwether.execution.worker;

import io.bellwether.execution.app.PullEmergencyStop;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code pull-emergency-stop}; safe to run twice: the first halt stands. Positions are kept for a person to judge. */
@Component
public class PullEmergencyStopWorker {
    private static final boolean KEEP_POSITIONS = false;

    private final PullEmergencyStop pullEmergencyStop;

    PullEmergencyStopWorker(PullEmergencyStop pullEmergencyStop) {
        this.pullEmergencyStop = pullEmergencyStop;
    }

    record In(String deskId, String asOf, @Nullable String brakeReason) {
        String reason() {
            return brakeReason == null || brakeReason.isBlank() ? "the drawdown limit was reached" : brakeReason;
        }
    }

    @JobWorker(type = "pull-emergency-stop")
    public void handle(@VariablesAsType In in) {
        pullEmergencyStop.run(
                new DeskId(in.deskId()), in.reason(), "drawdown brake", KEEP_POSITIONS, BusinessTime.parse(in.asOf()));
    }
}
