package io.bellwether.execution.worker;

import io.bellwether.execution.app.ReleaseDesk;
import io.bellwether.kernel.DeskId;
import io.bellwether.platform.BusinessTime;
import io.camunda.client.annotation.JobWorker;
import io.camunda.client.annotation.VariablesAsType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Job {@code release-desk}; safe to run twice: a desk that trades again stays as it is. */
@Component
public class ReleaseDeskWorker {
    private final ReleaseDesk releaseDesk;

    ReleaseDeskWorker(ReleaseDesk releaseDesk) {
        this.releaseDesk = releaseDesk;
    }

    record In(
            String deskId,
            String asOf,
            @Nullable String releasedBy,
            @Nullable String releaseReason) {}

    @JobWorker(type = "release-desk")
    public void handle(@VariablesAsType In in) {
        releaseDesk.run(
                new DeskId(in.deskId()),
                Objects.requireNonNullElse(in.releasedBy(), "unknown"),
                Objects.requireNonNullElse(in.releaseReason(), ""),
                BusinessTime.parse(in.asOf()));
    }
}
