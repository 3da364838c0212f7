package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.PullDrawdownBrake;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code pull-emergency-stop}; safe to run twice: the first halt stands. Whether positions are sold is a limit of the desk. */
@Component
public class PullEmergencyStopWorker {
    private final PullDrawdownBrake pullDrawdownBrake;

    PullEmergencyStopWorker(PullDrawdownBrake pullDrawdownBrake) {
        this.pullDrawdownBrake = pullDrawdownBrake;
    }

    record In(
            String deskId,
            String asOf,
            @Nullable Object brakePulled,
            @Nullable String brakeReason) {
        /** Anything but a plain true, a text for one, is no measurement. */
        boolean measured() {
            return Boolean.TRUE.equals(brakePulled);
        }

        String reason() {
            if (!measured()) {
                return "the check of the drawdown gave no answer; nothing is sold for that";
            }
            return brakeReason == null || brakeReason.isBlank() ? "the drawdown limit was reached" : brakeReason;
        }
    }

    @JobWorker(type = "pull-emergency-stop")
    public void handle(@VariablesAsType In in) {
        pullDrawdownBrake.run(new DeskId(in.deskId()), in.reason(), in.measured(), BusinessTime.parse(in.asOf()));
    }
}
