package io.bellwether.execution.worker;

import io.bellwether.execution.app.halt.ReleaseDesk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.ProcessInstanceKey;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code release-desk}; safe to run twice: a halt is released once, and no other with it. */
@Component
public class ReleaseDeskWorker {
    private final ReleaseDesk releaseDesk;

    ReleaseDeskWorker(ReleaseDesk releaseDesk) {
        this.releaseDesk = releaseDesk;
    }

    record In(
            String deskId,
            @Nullable String haltId,
            String asOf,
            @Nullable String releaseReason) {}

    record Out(String release, boolean dayGoesOn) {}

    @JobWorker(type = "release-desk")
    public Out handle(@VariablesAsType In in, @ProcessInstanceKey long processInstanceKey) {
        ReleaseDesk.Result result = releaseDesk.run(
                new DeskId(in.deskId()),
                Optional.ofNullable(in.haltId()).map(Long::valueOf),
                processInstanceKey,
                Objects.requireNonNullElse(in.releaseReason(), ""),
                BusinessTime.parse(in.asOf()));
        return new Out(result.release().name(), result.dayGoesOn());
    }
}
